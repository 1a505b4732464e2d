// The guids of a feed's items → whether they only count the places in the file, so that each poll hands them on.

const FEWEST = 3; // items; two numbers in a row are chance
const COUNTED = /^(.*?)(\d{1,6})$/;

/** True for "item-1", "item-2", "item-3" from the top: tomorrow "item-1" is another article. */
export function placesInFile(ids: (string | null)[]): boolean {
  if (ids.length < FEWEST) return false;
  const [first, ...rest] = ids.map((id) => COUNTED.exec(id ?? ''));
  const start = Number(first?.[2]);
  if (start !== 0 && start !== 1) return false;
  return rest.every((one, i) => one !== null && one[1] === first?.[1] && Number(one[2]) === start + i + 1);
}
