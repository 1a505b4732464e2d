// A file that cannot be read or written → why, in words.
const WORDS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a folder, expected a file',
  EACCES: 'may not be opened by this user',
  EPERM: 'may not be opened by this user',
  EROFS: 'lies on a disk that cannot be written to',
  ENOSPC: 'no space is left on the disk',
  ENAMETOOLONG: 'the name is too long for a file',
};

/** The reason alone; for anything unknown what the system says. */
export function fileWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return WORDS[code] ?? error.message;
}

/** Runs the work; what goes wrong with the file is thrown as `name: reason`. */
export function withFileWords<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${name}: ${fileWords(error)}`); // no cause: its text would be printed too
  }
}
