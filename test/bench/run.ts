// `npm run bench -- detect | hostile [words]`: measures what was built, and prints tables.
import { benchDetect } from './detect.ts';
import { benchHostile } from './hostile.ts';

const [subject = '', only = ''] = process.argv.slice(2);
if (subject === 'detect') await benchDetect();
else if (subject === 'hostile') await benchHostile(only);
else {
  process.stderr.write(`bench: expected detect or hostile, got "${subject}"\n`);
  process.exitCode = 1;
}
