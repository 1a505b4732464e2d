// `stakewatch doctor` where many workspaces installed the app: each by its own token, dead ones, keys that are missing or old.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { slackFindings } from '../../src/cli/doctor-slack.ts';
import { surveyConfig } from '../../src/config/config.ts';
import { CLIENT_SECRET, ENTERPRISE, openHouse, STATE_SECRET, type House } from '../slack/house.ts';

let house: House;
const dir = mkdtempSync(join(tmpdir(), 'stakewatch-doctor-'));
writeFileSync(join(dir, 'feeds.yaml'), 'feeds: []');
writeFileSync(join(dir, 'watchlist.yaml'), '{}');
afterEach(() => house.close());
process.once('exit', () => rmSync(dir, { recursive: true, force: true }));

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const findings = async (...keys: Buffer[]): Promise<string[]> => {
  const { config, mistakes } = surveyConfig({
    STAKEWATCH_CONFIG: dir,
    SLACK_CLIENT_ID: '111.222',
    SLACK_CLIENT_SECRET: CLIENT_SECRET,
    SLACK_STATE_SECRET: STATE_SECRET,
    SLACK_SIGNING_SECRET: 'x',
    STAKEWATCH_TOKEN_KEYS: keys.map((key) => key.toString('hex')).join(','),
    SLACK_API_URL: house.slack.apiUrl,
  });
  expect(mistakes).toEqual([]);
  return (await slackFindings(config, house.store)).map(({ state, says }) => `${state}: ${says}`);
};

describe('doctor, for many workspaces', () => {
  it('nobody installed it yet: where to', async () => {
    house = await openHouse({ keys: [old] });
    expect(await findings(old)).toEqual([
      'ok: 0 installations',
      'note: no workspace has installed the app yet: its page is /slack/install',
    ]);
  });
  it('each workspace is looked at with its own token, and its own channels alone', async () => {
    house = await openHouse({ keys: [old] });
    await house.install('T0A', 'U0AADA');
    await house.install(ENTERPRISE.id, 'U0CADA');
    await house.ask('help', 'C0DVENDORS', 'U0DADA');
    await house.watch('A');
    await house.watch('B');
    await house.watch('D');
    const said = await findings(old);
    expect(said[0]).toBe('ok: 2 installations');
    expect(said.filter((text) => text.includes('Stakewatch is in it'))).toHaveLength(2);
    expect(said.join('\n')).toContain('signed in to Team A');
    expect(said.join('\n')).toContain('signed in to House of <Fennick>');
    expect(said.join('\n')).not.toContain('C0BVENDORS');
    expect(said.filter((text) => text.startsWith('wrong'))).toEqual([]);
  });
  it('a token that Slack takes no more, a key that is missing, a key that may go after the next start', async () => {
    house = await openHouse({ keys: [old] });
    await house.install('T0A', 'U0AADA');
    expect((await findings(fresh)).join('\n')).toMatch(/wrong: .*T0A was sealed with a key that STAKEWATCH_TOKEN_KEYS/);
    expect((await findings(fresh, old))[0]).toBe(
      'ok: 1 installation, 1 sealed with an older key: the next start seals them anew, then that key may go',
    );
    const client = await house.app().clientFor('T0A');
    const stored = await house.store.installation('T0A');
    await client?.auth.revoke();
    await expect.poll(() => house.store.installation('T0A')).toBeNull();
    if (stored !== null) await house.store.saveInstallation(stored);
    expect((await findings(old)).join('\n')).toMatch(/wrong: Slack: .*install the app again/);
  });
});
