// Samples over time in; how they rise, as the slope of the line that fits them best, out.

export interface Point {
  /** ms */
  at: number;
  value: number;
}

/** The middle value of each `span` ms, at its middle: neither a peak nor a moment after a clean-up tells of it. */
export function middlesOf(span: number, points: Point[]): Point[] {
  const stretches = new Map<number, Point[]>();
  for (const point of points) {
    const stretch = Math.floor((point.at - (points[0]?.at ?? 0)) / span);
    stretches.set(stretch, [...(stretches.get(stretch) ?? []), point]);
  }
  return [...stretches.values()].map((some) => ({
    at: middle(some.map(({ at }) => at)),
    value: middle(some.map(({ value }) => value)),
  }));
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Least squares: how much the value rises in `span` ms. 0 where fewer than two moments are known. */
export function riseIn(span: number, points: Point[]): number {
  const mean = (of: (point: Point) => number): number => points.reduce((sum, one) => sum + of(one), 0) / points.length;
  const [at, value] = [mean((one) => one.at), mean((one) => one.value)];
  const spread = points.reduce((sum, one) => sum + (one.at - at) ** 2, 0);
  if (spread === 0 || points.length === 0) return 0;
  return (points.reduce((sum, one) => sum + (one.at - at) * (one.value - value), 0) / spread) * span;
}
