// Node's own words → lines of the log.
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { logProcessWords } from '../../src/cli/process-words.ts';

function aProcess() {
  const node = new EventEmitter();
  const lines: unknown[] = [];
  const exits: number[] = [];
  const line = (fields: unknown): void => void lines.push(fields);
  const log = { debug: line, info: line, warn: line, error: line };
  return { node, lines, exits, listen: () => logProcessWords(log, node, (status) => void exits.push(status)) };
}

it('a warning of Node is a line of the log, and is printed no second time', () => {
  const { node, lines, exits, listen } = aProcess();
  node.on('warning', () => lines.push('plain text'));
  listen();
  node.emit('warning', Object.assign(new Error('Foo is deprecated'), { name: 'DeprecationWarning' }));
  expect(lines).toEqual([{ event: 'node-warning', name: 'DeprecationWarning', text: 'Foo is deprecated' }]);
  expect(exits).toEqual([]);
});

it('an error that nobody caught is the last line, without its secrets, and ends the process with status 1', () => {
  const { node, lines, exits, listen } = aProcess();
  listen();
  node.emit('uncaughtException', new Error('no answer for xoxb-123-secret', { cause: new Error('socket closed') }));
  expect(lines).toMatchObject([{ event: 'crashed', error: 'no answer for [token]: socket closed' }]);
  expect(exits).toEqual([1]);
});
