// Slash commands over signed HTTP, through the real Bolt receiver, to what the person reads.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../../src/domain.ts';
import { readCommand } from '../../../src/slack/commands/command-grammar.ts';
import { COMMANDS } from '../../../src/slack/commands/commands.ts';
import { OVERVIEW } from '../../../src/slack/commands/help-overview.ts';
import type { Services } from '../../../src/slack/services.ts';
import { ADA, BEN, CHANNEL, OTHER_CHANNEL, openRoom, TEAM, type Room } from '../workspace.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const listed = async () => {
  const watchlist = await room.store.watchlist(TEAM, CHANNEL);
  return (watchlist?.companies ?? []).map(({ name, role }) => `${role} ${name}`);
};

describe('watch and rival', () => {
  it.each([
    ['watch Labelsmith', ['vendor Labelsmith']],
    ['watch labelsmith', ['vendor Labelsmith']],
    ['WATCH Labelsmith', ['vendor Labelsmith']],
    ['watch “Tern & Sons”', ['vendor Tern & Sons']],
    ['watch "Acme, Tools and Son", Labelsmith', ['vendor Acme, Tools and Son', 'vendor Labelsmith']],
    ['watch Acme, Inc., Labelsmith', ['vendor Acme, Inc.', 'vendor Labelsmith']],
    ['watch Quarry Data, Labelsmith', ['vendor Quarry Data', 'vendor Labelsmith']],
    ["watch Lowe's", ["vendor Lowe's"]],
    ['watch <http://scale.com|scale.com>', ['vendor scale.com']],
    ['rival Tern', ['rival Tern']],
  ])('%s', async (text, added) => {
    await room.ask(text);
    expect(await listed()).toEqual(['rival Borealis', ...added]);
  });

  it('an alias is shown as the company it names', async () => {
    expect(await room.ask('watch Northlight')).toContain('you typed “Northlight”');
    expect(await listed()).toEqual(['vendor Borealis']);
  });
  it('the first watched company starts the list from the default one, and says so', async () => {
    expect(await room.ask('watch Labelsmith')).toContain('it starts with the default one');
    expect(await room.ask('watch Tern')).not.toContain('default');
  });
  it('watching twice says so, and changes nothing', async () => {
    await room.ask('watch Labelsmith');
    const before = await room.store.watchlist(TEAM, CHANNEL);
    expect(await room.ask('watch labelsmith')).toContain('already watched here as your vendor');
    expect(await room.store.watchlist(TEAM, CHANNEL)).toEqual(before);
  });
  it('a vendor that becomes a rival is one company with one role', async () => {
    await room.ask('watch Labelsmith');
    expect(await room.ask('rival Labelsmith')).toContain('was watched as your vendor; it is now your rival');
    expect(await listed()).toEqual(['rival Borealis', 'rival Labelsmith']);
  });
  it('a slip of the pen is watched, and the near name offered with a button that mends it', async () => {
    expect(await room.ask('watch Labelsmit')).toContain('Did you mean *Labelsmith*');
    const [whisper] = room.slack.ephemerals(ADA, CHANNEL);
    await room.slack.userDoes.press({
      userId: ADA,
      channelId: CHANNEL,
      ts: whisper?.ts ?? '',
      actionId: 'watch-instead:labelsmit',
    });
    await room.slack.waitFor('the mended answer', () =>
      room.slack.ephemerals(ADA, CHANNEL).some(({ text }) => text.includes('*Labelsmith* is now watched')),
    );
    expect(await listed()).toEqual(['rival Borealis', 'vendor Labelsmith']);
  });
  it('where Stakewatch is not in the channel it says how to invite it', async () => {
    expect(await room.ask('watch Labelsmith', { channelId: OTHER_CHANNEL })).toContain('/invite @stakewatch');
    expect(await room.ask('watch Labelsmith')).not.toContain('/invite');
  });
  it('two people who watch at the same time both get their company', async () => {
    await Promise.all([room.ask('watch Labelsmith'), room.ask('watch Tern', { userId: BEN })]);
    expect((await listed()).sort()).toEqual(['rival Borealis', 'vendor Labelsmith', 'vendor Tern']);
  });
  it('a name that tries to call everybody stays words, and is refused', async () => {
    const told = await room.ask('watch &lt;!channel&gt; &amp; Co');
    expect(told).toContain('“&lt;!channel&gt; &amp; Co” is a person, group or channel');
    expect(told).not.toContain('<!channel>');
    expect(await listed()).toEqual([]);
  });
  it.each(['watch', 'rival', 'unwatch', 'show', 'why', 'feed add', 'feed remove'])(
    '%s alone asks for more',
    async (text) => {
      expect(await room.ask(text)).toMatch(/^Which .*For example: `\/stakewatch /);
    },
  );
});

describe('unwatch and list', () => {
  it('takes a company off, by any of its names', async () => {
    await room.ask('watch Labelsmith');
    expect(await room.ask('unwatch northlight')).toContain('*Borealis* is not watched here any more');
    expect(await listed()).toEqual(['vendor Labelsmith']);
  });
  it('an unknown name gets the nearest of the list', async () => {
    await room.ask('watch Labelsmith');
    expect(await room.ask('unwatch Lablesmith')).toContain('Did you mean *Labelsmith*?');
    expect(await room.ask('unwatch Zzyzx')).toContain('`/stakewatch list` shows what is');
  });
  it('a channel without a watchlist says how to start one', async () => {
    expect(await room.ask('unwatch Borealis')).toContain('watches nothing yet');
    expect(await room.ask('list')).toContain('It would start with the default one: Borealis');
    expect(await listed()).toEqual([]);
  });
  it('lists by role', async () => {
    await room.ask('watch Labelsmith, Tern');
    const told = await room.ask('list');
    expect(told).toMatch(/\*Vendors\* \(2\)\n•\s+\*Labelsmith\*\n•\s+\*Tern\*\n\*Rivals\* \(1\)\n•\s+\*Borealis\*/);
    expect(told).toContain('critical from 20%');
  });
});

describe('show and why', () => {
  it('shows the role, the owners and the stories', async () => {
    await room.ask('watch Quarry Data');
    await room.owe({});
    const told = await room.ask('show quarry data');
    expect(told).toContain('*Quarry Data* — watched here as your vendor');
    expect(told).toContain('belongs to Quarry Group');
    expect(told).toMatch(/Borealis is to take 33% \(announced/);
    expect(told).toMatch(/Stories\*.*\n•.*\*Borealis\* takes \*33%\* of \*Quarry Data\*/);
    expect(told).toContain('<https://news.example/article-1|Example Wire>');
  });
  it('no button of a suggestion changes the role of what is watched already', async () => {
    await room.ask('watch Labelsmith');
    expect(await room.ask('rival Labelsmit')).not.toContain('Did you mean');
    expect(await listed()).toContain('vendor Labelsmith');
  });
  it('an unknown company gets the nearest known one', async () => {
    expect(await room.ask('show Labelsmit')).toContain('Did you mean *Labelsmith*?');
  });
  it.each(['A-7K3Q1', 'a-7k3q1', '7K3Q1', '“A-7K3Q1”'])('why %s', async (code) => {
    await room.owe({});
    const told = await room.ask(`why ${code}`);
    expect(told).toContain('a rival takes 20% or more of a vendor');
    expect(told).toContain('takes 33% of');
    expect(told).toContain('<https://news.example/article-1|Example Wire>');
  });
  it('an alert of another channel is not shown', async () => {
    await room.owe({});
    expect(await room.ask('why A-7K3Q1', { channelId: OTHER_CHANNEL })).toContain('No alert of this channel');
  });
});

describe('feeds', () => {
  const reopen = async (checkFeed: Services['checkFeed']) => {
    await room.close();
    room = await openRoom({ services: { checkFeed } });
  };
  it('adds a feed once, and removes it', async () => {
    expect(await room.ask('feeds')).toContain('No feed is set up yet');
    const added = await room.ask('feed add <https://news.example/rss|news.example/rss>');
    expect(added).toContain('<https://news.example/rss|Example &lt;Wire&gt;> was added: 12 items');
    expect(await room.ask('feed add https://news.example/rss')).toContain('is there already');
    expect(await room.ask('feeds')).toMatch(/\(1\)\n•\s+<https:\/\/news.example\/rss\|Example &lt;Wire&gt;> — ok/);
    expect(await room.ask('feed remove news.example/rss')).toContain('is not read any more');
    await room.ask('feed add https://news.example/rss');
    expect(await room.ask('feed remove example <wire>')).toContain('is not read any more'); // by its title
    expect(await room.store.feeds()).toEqual([]);
    expect(await room.store.feeds()).toEqual([]);
  });
  it('remembers where and by whom it was added, and that it goes by how often it publishes where nobody said otherwise', async () => {
    await room.close();
    room = await openRoom({ services: { feedEvery: null } });
    await room.ask('feed add https://news.example/rss');
    const addedIn = { teamId: TEAM, channelId: CHANNEL, userId: ADA };
    expect((await room.store.feeds())[0]?.feed).toMatchObject({ addedBy: 'command', every: null, addedIn });
  });
  it.each([
    ['feed test https://news.example/rss', 'It had stopped, and is read again from now on.'],
    ['feed add https://news.example/rss', 'It had stopped, and is read again from now on.'],
  ])('one that stopped is read again after “%s”', async (text, said) => {
    await room.ask('feed add https://news.example/rss');
    const claim = await room.store.claimFeed(room.services.clock(), 1_000);
    const id = claim?.feed.id ?? '';
    const lastError = 'The feed is gone for good (410).';
    const gone = { ...newFeedState(id, Date.UTC(9999, 0)), stopped: true, failures: 1, lastError };
    await room.store.settleFeed({ feedId: id, token: claim?.token ?? 0 }, gone);
    expect(await room.ask('feeds')).toMatch(/^\*Feeds\* \(1\)\n⚠️ /);
    expect(await room.ask('status')).toContain('Feeds: 0 ok, 1 in trouble');
    expect(await room.ask(text)).toContain(said);
    expect((await room.store.claimFeed(room.services.clock(), 1_000))?.feed.id).toBe(id);
  });
  it('one that is silent stands first, and in the status with its words', async () => {
    await room.close();
    room = await openRoom({ services: { feedHealth: (_, { told }) => (told === null ? 'ok' : 'silent for 9 days') } });
    await room.ask('feed add https://a.example/rss');
    await room.ask('feed add https://news.example/rss');
    for (let n = 0; n < 2; n++) {
      const claim = await room.store.claimFeed(room.services.clock(), 1_000);
      const feedId = claim?.feed.id ?? '';
      const told = claim?.feed.url.includes('news') === true ? { trouble: 'silent' as const, at: 1 } : null;
      await room.store.settleFeed(
        { feedId, token: claim?.token ?? 0 },
        { ...newFeedState(feedId, Date.UTC(2099, 0)), told },
      );
    }
    expect(await room.ask('feeds')).toMatch(/\(2\)\n⚠️ .*news\.example.* — silent for 9 days\n•/);
    expect(await room.ask('status')).toMatch(/1 ok, 1 in trouble.*\n⚠️ .*: silent for 9 days/);
  });
  it('an address that is no feed is not added, and the reason told', async () => {
    expect(await room.ask('feed add https://broken.example/')).toContain('answers with a page, not a feed');
    expect(await room.store.feeds()).toEqual([]);
  });
  it.each(['feed add not an address', 'feed add ftp://news.example/rss', 'feed add javascript:alert(1)'])(
    '%s',
    async (text) => {
      expect(await room.ask(text)).toContain('is no web address');
    },
  );
  it('saves the address as typed, with its login and before any redirect, and shows no login to anybody', async () => {
    const moved = (url: string): string => url.replace('//dana:canary-9@', '//').replace('/rss', '/for-today');
    await reopen((url) => Promise.resolve({ ok: true, url: moved(url), title: null, items: 1, newest: null }));
    const typed = 'https://dana:canary-9@news.example/rss';
    const told = [
      await room.ask(`feed add ${typed}`),
      await room.ask(`feed add ${typed}`),
      await room.ask('feeds'),
      await room.ask('feed add https://token-canary-9@news.example/\\bad path'),
      await room.ask('feed remove https://canary-9@other.example/rss'),
    ];
    expect((await room.store.feeds()).map(({ feed }) => feed.url)).toEqual([typed]);
    expect(told[0]).toContain('<https://news.example/rss|news.example> was added');
    expect(told[1]).toContain('is there already: <https://news.example/rss|');
    expect(told[2]).toContain('<https://news.example/rss|');
    const state = { ...newFeedState('x', 0), failures: 1, lastError: `no answer from ${typed}` };
    const claim = await room.store.claimFeed(room.services.clock(), 1_000);
    await room.store.settleFeed({ feedId: claim?.feed.id ?? '', token: claim?.token ?? 0 }, state);
    told.push(await room.ask('feeds'), await room.ask('status'), await room.ask(`feed remove ${typed}`));
    expect(told[5]).toContain('no answer from https://news.example/rss');
    expect(told[6]).toContain('no answer from https://news.example/rss');
    expect(told.join('\n')).not.toContain('canary');
    expect(JSON.stringify(room.logged)).not.toContain('canary');
    expect(JSON.stringify(room.slack.calls('response_url'))).not.toContain('canary');
  });
  it('a failure’s log line and words show no login', async () => {
    await reopen((url) => Promise.reject(new Error(`${url} and https://token-canary-9@news.example/ broke`)));
    expect(await room.ask('feed add https://dana:canary-9@news.example/rss')).toContain('Something went wrong');
    const failed = room.logged.find(({ event }) => event === 'listener-failed');
    expect(failed?.['error']).toContain('news.example/rss and https://news.example/ broke');
    expect(JSON.stringify(room.logged)).not.toContain('canary');
  });
  it('full: the pages of its articles are read, until off', async () => {
    await room.ask('feed add https://news.example/rss');
    const isFull = async (): Promise<boolean | undefined> => (await room.store.feeds())[0]?.feed.fullText;
    expect(await room.ask('feed full news.example')).toContain('the pages of its articles are read');
    expect(await isFull()).toBe(true);
    expect(await room.ask('feed full on https://news.example/rss')).toContain('as before');
    expect(await room.ask('feed full <https://news.example/rss|news.example/rss> off')).toContain('only what the feed');
    expect(await isFull()).toBe(false);
    expect(await room.ask('feed full other.example')).toContain('No feed has the address');
    expect(await room.ask('feed full')).toContain('Which address?');
  });
  it('full: a feed from the configuration is set there', async () => {
    const url = 'https://news.example/rss';
    const id = room.services.feedIdOf(url);
    await room.store.saveFeed({ id, url, title: 'Wire', every: 1, backfill: false, addedBy: 'config' }, 0);
    expect(await room.ask(`feed full ${url}`)).toContain('set `fullText: true` there');
  });
  it('stand with their folders', async () => {
    const url = 'https://news.example/rss';
    const feed = {
      id: 'f',
      url,
      title: 'Wire',
      every: 1,
      backfill: false,
      addedBy: 'command',
      folder: 'News/*Deals*',
    } as const;
    await room.store.saveFeed(feed, 0);
    expect(await room.ask('feeds')).toMatch(/•\s+News\/∗Deals∗ \/ <https:\/\/news.example\/rss\|Wire> — /);
  });
  it('a list of feeds (OPML) offers some of them, and says who reads in all', async () => {
    const offers = ['a', 'b'].map((name) => ({ url: `https://${name}.example/rss`, title: name }));
    await reopen(() => Promise.resolve({ ok: false, reason: 'This is a list.', offers, list: true }));
    const told = await room.ask('feed add https://lists.example/all.opml');
    expect(told).toContain('lists 2 feeds. Which one?');
    expect(told).toContain('`stakewatch feeds import`');
  });
  it('an address that leads to a feed that is there already is not added', async () => {
    await reopen(() =>
      Promise.resolve({ ok: true, url: 'https://news.example/rss', title: 'Wire', items: 1, newest: null }),
    );
    await room.ask('feed add https://news.example/rss');
    expect(await room.ask('feed add https://news.example/old')).toContain('is there already');
    expect(await room.store.feeds()).toHaveLength(1);
  });
  it('a feed from the configuration is taken out there', async () => {
    const url = 'https://news.example/rss';
    const feed = {
      id: room.services.feedIdOf(url),
      url,
      title: 'Wire',
      every: 1,
      backfill: false,
      addedBy: 'config' as const,
    };
    await room.store.saveFeed(feed, 0);
    expect(await room.ask(`feed remove ${url}`)).toContain('config/feeds.yaml');
    expect(await room.store.feeds()).toHaveLength(1);
  });
});

describe('a pause that Slack asks for while it is asked who somebody is', () => {
  it('a short one is waited out', async () => {
    room.slack.faults.next('users.info', { status: 429, retryAfter: 1 });
    expect(await room.ask('watch Labelsmith')).toContain('*Labelsmith* is now watched');
  });
  it('a long one is said in plain words, and nothing was changed', async () => {
    room.slack.faults.next('users.info', { status: 429, retryAfter: 40 });
    const told = await room.ask('watch Labelsmith');
    expect(told).toBe('Slack asks me for a pause, so I could not finish this. Please try again in 40 seconds.');
    expect(await listed()).toEqual([]);
    expect(room.logged.find(({ event }) => event === 'listener-paused')).toMatchObject({ for: 40_000 });
  });
});

describe('status, help and unknown words', () => {
  it('status says how everything is', async () => {
    await room.owe({});
    const told = await room.ask('status');
    expect(told).toContain('*Stakewatch 1.2.3* — running for less than a minute, HTTP, embedded store');
    expect(told).toContain('Feeds: none is read yet · last poll: none yet');
    expect(told).toContain('This channel: 1 message still to be posted');
  });
  it('status names ten troubles of feeds, and where the others stand', async () => {
    for (let i = 0; i < 13; i++) {
      const url = `https://news.example/${i}`;
      const feed = { id: `f${i}`, url, title: `Wire ${i}`, every: 1, backfill: false, addedBy: 'config' as const };
      await room.store.saveFeed(feed, 0);
      const claim = await room.store.claimFeed(room.services.clock(), 1_000);
      const state = { ...newFeedState(feed.id, room.services.clock()), failures: 1, lastError: `no answer ${i}` };
      await room.store.settleFeed(
        { feedId: feed.id, token: claim?.token ?? 0 },
        { ...state, nextPollAt: Date.now() + 1e9 },
      );
    }
    const told = await room.ask('status');
    expect(told.match(/⚠️ Wire/g)).toHaveLength(10);
    expect(told).toContain('\n`/stakewatch feeds` lists them all');
  });
  it.each(['', 'help', 'HELP', '  help  '])('help: "%s"', async (text) => {
    const told = await room.ask(text);
    for (const name of [
      'watch',
      'rival',
      'unwatch',
      'list',
      'show',
      'why',
      'feeds',
      'feed add',
      'feed remove',
      'status',
    ])
      expect(told).toContain(`\`${name}`);
  });
  it('help names every command once, the three most useful first, within one message', async () => {
    const named = OVERVIEW.flatMap(([, lines]) => lines.flatMap(([commands]) => commands));
    const known = COMMANDS.map(({ name }) => name).filter((name) => name !== 'feed'); // its own help says how the others go
    const meant = named.map((typed) => readCommand(typed, known).name);
    expect(meant.slice(0, 3)).toEqual(['watch', 'rival', 'recent']);
    expect(meant.toSorted()).toEqual(known.toSorted());
    const told = await room.ask('help');
    expect(told).not.toContain('more lines');
    expect(told.length).toBeLessThan(3_000);
    const longest = Math.max(
      ...told
        .split('\n')
        .slice(1)
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(140);
  });
  it('help about one command gives its example', async () => {
    expect(await room.ask('help feed add')).toContain('For example: `/stakewatch feed add https://');
  });
  it.each([
    ['wach Labelsmith', 'watch'],
    ['unwtch Labelsmith', 'unwatch'],
    ['stat', 'status'],
    ['feed ad https://x.example', 'feed add'],
    ['lst', 'list'],
  ])('%s → %s', async (text, meant) => {
    expect(await room.ask(text)).toContain(`Did you mean \`${meant}\`?`);
    expect(await listed()).toEqual([]);
  });
  it('a far word gets the help alone', async () => {
    const told = await room.ask('frobnicate');
    expect(told).toContain('I do not know “frobnicate”');
    expect(told).not.toContain('Did you mean');
  });
});
