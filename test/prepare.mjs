// Sees to it that the programs the tests run for real are there: redis-server, Chromium and OpenSSL, Debian's packages.
// Installs what is missing where it may (root, apt-get); otherwise says in one line what to install, and fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAMS = [
  { name: 'redis-server', package: 'redis-server', env: 'REDIS_SERVER' },
  { name: 'chromium', package: 'chromium', env: 'CHROMIUM' },
  { name: 'openssl', package: 'openssl', env: 'OPENSSL' },
];
const isThere = ({ name, env }) =>
  (process.env[env] && existsSync(process.env[env])) || spawnSync('which', [name], { stdio: 'ignore' }).status === 0;

const missing = PROGRAMS.filter((program) => !isThere(program));
if (missing.length > 0) {
  const packages = missing.map((program) => program.package);
  const mayInstall = process.getuid?.() === 0 && spawnSync('which', ['apt-get'], { stdio: 'ignore' }).status === 0;
  const advice = `the tests need ${packages.join(' and ')}: install with "sudo apt-get install ${packages.join(' ')}", or name the program in ${missing.map((m) => m.env).join(' / ')}`;
  if (!mayInstall) {
    console.error(advice);
    process.exit(1);
  }
  console.log(`installing ${packages.join(' and ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    });
  } catch (error) {
    console.error(`${advice} (apt-get failed: ${error.message})`);
    process.exit(1);
  }
}
