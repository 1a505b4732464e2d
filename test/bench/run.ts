// `npm run bench -- detect | hostile [words] | ack`: measures what was built, and prints tables.
import { benchAck } from './ack.ts';
import { benchDetect } from './detect.ts';
import { benchHostile } from './hostile.ts';

const [subject = '', only = ''] = process.argv.slice(2);
if (subject === 'detect') await benchDetect();
else if (subject === 'hostile') await benchHostile(only);
else if (subject === 'ack') await benchAck();
else {
  process.stderr.write(`bench: expected detect, hostile or ack, got "${subject}"\n`);
  process.exitCode = 1;
}
