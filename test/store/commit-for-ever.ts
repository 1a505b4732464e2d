// Run as a program: `<path> <n>` → commits number n + 1, n + 2, … until it is killed, printing each number once
// the store has acknowledged it.
import { openEmbedded } from '../../src/store/embedded.ts';
import { numberedCommit } from './numbered-commit.ts';

const [path = '', after = '0'] = process.argv.slice(2);
const store = openEmbedded(path);
for (let n = Number(after) + 1; ; n++) {
  const done = await store.commit(numberedCommit(n));
  if (done !== 'committed') throw new Error(`commit ${n}: expected it to be committed, got ${done}`);
  await new Promise((written) =>
    process.stdout.write(
      `${n}
`,
      written,
    ),
  );
}
