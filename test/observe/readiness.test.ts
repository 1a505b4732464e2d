// A store that hangs in, an answer in time out: whoever asks a process for its readiness waits seconds, not until Redis gives up.
import { expect, it } from 'vitest';
import { createReadiness } from '../../src/observe/readiness.ts';

it('a store that says nothing is not ready, and is not waited for', async () => {
  const readiness = createReadiness({
    store: { check: () => new Promise(() => undefined) },
    clock: () => 0,
    version: '1.2.3',
    inWords: String,
    askToken: null,
    sweeps: false,
    answerWithin: 10,
  });
  expect(await readiness.look()).toMatchObject({
    ready: false,
    parts: { store: { ok: false, says: 'The store did not answer within 0.01 seconds.' } },
  });
});
