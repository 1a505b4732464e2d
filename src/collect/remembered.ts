// A pure question that is asked again and again of the same few texts → the same answer, worked out once.

/** @param most answers that are kept; then all are forgotten, so that hostile texts fill no memory */
export function remembered<Answer>(work: (text: string) => Answer, most = 2_000): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const answer = work(text);
    known.set(text, answer);
    return answer;
  };
}
