// A file of src/ → its module as it was built: the same JavaScript that users run, without a loader's additions.

export async function built<T>(file: string): Promise<T> {
  return (await import(new URL(`../../dist/${file.replace(/\.ts$/, '.js')}`, import.meta.url).href)) as T;
}
