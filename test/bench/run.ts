// `npm run bench -- detect | hostile [words] | ack | collect [--feeds N] [--peers none]`: measures what was built, and prints tables.
import { benchAck } from './ack.ts';
import { benchCollect } from './collect.ts';
import { benchDetect } from './detect.ts';
import { benchHostile } from './hostile.ts';

const [subject = '', ...rest] = process.argv.slice(2);
if (subject === 'detect') await benchDetect();
else if (subject === 'hostile') await benchHostile(rest[0] ?? '');
else if (subject === 'ack') await benchAck();
else if (subject === 'collect') await benchCollect(rest);
else {
  process.stderr.write(`bench: expected detect, hostile, ack or collect, got "${subject}"\n`);
  process.exitCode = 1;
}
