// What every measured program of ours shares: told of a round, it polls all feeds once and says how many items were new.

/** @param {(urls: string[], round: number) => Promise<number>} poll → new items. The addresses come with each round. */
export async function serveRounds(poll) {
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ urls, round }) => {
    poll(urls, round).then(
      (fresh) => process.send({ fresh }),
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  });
  process.send('ready');
}

/** Runs the work over the items, so many at a time. */
export async function atOnce(most, items, work) {
  const left = items.values();
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (const item of left) await work(item);
    }),
  );
}
