// A number and what it counts → words: "1 item", "2 companies".

/** @param many the plural, where it is not `one` with an s */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
