// A Dockerfile's text in, its stages out: each with its name and its instructions, continued lines joined.
export interface Instruction {
  word: string;
  rest: string;
}
export interface Stage {
  /** Its name; its number where it has none. */
  name: string;
  image: string;
  instructions: Instruction[];
}

export function readDockerfile(text: string): Stage[] {
  const lines = text.replace(/^#.*\n/gm, '').replace(/\\\n\s*/g, '');
  const stages: Stage[] = [];
  for (const line of lines.split('\n').filter((one) => one.trim() !== '')) {
    const [, word = '', rest = ''] = /^(\S+) +(.*)$/.exec(line) ?? [];
    if (word !== 'FROM') stages.at(-1)?.instructions.push({ word, rest });
    else {
      const [image = '', , name] = rest.split(/ +/);
      stages.push({ name: name ?? String(stages.length), image, instructions: [] });
    }
  }
  return stages;
}

/** What the instruction says in each place it stands. */
export function saidIn({ instructions }: Stage, word: string): string[] {
  return instructions.filter((one) => one.word === word).map(({ rest }) => rest);
}

/** `["node", "a"]` → its words. */
export function wordsOf(json: string | undefined): string[] {
  return JSON.parse(json ?? '[]') as string[];
}
