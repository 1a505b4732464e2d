// A pattern and a text → all that it reads there, without the copy of the pattern that `matchAll` makes for each text.

/**
 * What `text.matchAll(reads)` finds, at once. A copy is compiled anew as soon as the engine has forgotten the last one, and
 * the tables' long patterns take a hundred times longer to compile than to read a sentence.
 * @param reads has the flag g; its `lastIndex` counts for nothing, before or afterwards
 */
export function everyMatch(reads: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  reads.lastIndex = 0;
  for (let match = reads.exec(text); match !== null; match = reads.exec(text)) {
    found.push(match);
    if (match[0] === '') reads.lastIndex += 1;
  }
  return found;
}
