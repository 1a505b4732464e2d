// `npm run build`, after compiling: config/companies.yaml, checked once for all starts → companies.json beside this file.
import { keepChecked, OWN_CONFIG } from './checked-companies.ts';
import { loadCompanies } from './config-files.ts';
import { mistakeText } from './mistakes.ts';

const checked = loadCompanies(OWN_CONFIG);
if (checked.ok) keepChecked(OWN_CONFIG, checked.value);
else {
  process.stderr.write(checked.mistakes.map((mistake) => `${mistakeText(mistake)}\n`).join(''));
  process.exitCode = 1;
}
