// `npm run bench -- detect | hostile [words] | ack | collect [--feeds N] [--peers none] | load [--channels N …]`: measures what was built, and prints tables.
import { benchAck } from './ack.ts';
import { benchCollect } from './collect.ts';
import { benchDetect } from './detect.ts';
import { benchHostile } from './hostile.ts';
import { benchLoad } from './load.ts';

const [subject = '', ...rest] = process.argv.slice(2);
if (subject === 'detect') await benchDetect();
else if (subject === 'hostile') await benchHostile(rest[0] ?? '');
else if (subject === 'ack') await benchAck();
else if (subject === 'collect') await benchCollect(rest);
else if (subject === 'load') await benchLoad(rest);
else {
  process.stderr.write(`bench: expected detect, hostile, ack, collect or load, got "${subject}"\n`);
  process.exitCode = 1;
}
