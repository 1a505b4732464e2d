// The other commands over signed HTTP, each row named by the sentence typed: what is asked back, kept, undone, paged.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCompany, type Story, type Subscription } from '../../../src/domain.ts';
import { DAY } from '../../../src/time.ts';
import { anArticle, aStory } from '../samples.ts';
import { ADA, BEN, CHANNEL, OTHER_CHANNEL, openRoom, TEAM, type Room } from '../workspace.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const watchlist = async () => {
  const found = await room.store.watchlist(TEAM, CHANNEL);
  if (found === null) throw new Error('expected a watchlist');
  return found;
};
const listed = async () => (await watchlist()).companies.map(({ name, role }) => `${role} ${name}`);
const whisper = () => room.slack.ephemerals(ADA, CHANNEL).at(-1);
const buttonsOf = (): { label: string; value: string; actionId: string }[] =>
  (whisper()?.blocks ?? []).flatMap((block) =>
    block['type'] === 'actions'
      ? (block['elements'] as { text: { text: string }; value: string; action_id: string }[]).map((one) => ({
          label: one.text.text,
          value: one.value,
          actionId: one.action_id,
        }))
      : [],
  );
/** Presses a button of the last answer; resolves with what takes its place, or comes below it. */
async function press(label: string): Promise<string> {
  const button = buttonsOf().find((one) => one.label === label);
  if (button === undefined)
    throw new Error(
      `no button ${label} among ${buttonsOf()
        .map((one) => one.label)
        .join(', ')}`,
    );
  const original = whisper();
  const known = new Set(room.slack.ephemerals(ADA, CHANNEL).map(({ ts }) => ts));
  await room.slack.userDoes.press({
    userId: ADA,
    channelId: CHANNEL,
    ts: original?.ts ?? '',
    actionId: button.actionId,
  });
  return room.slack.waitFor(`what ${label} does`, () => {
    const now = room.slack.ephemerals(ADA, CHANNEL);
    const replaced = now.find(({ ts, text }) => ts === original?.ts && text !== original.text);
    return (replaced ?? now.find(({ ts }) => !known.has(ts)))?.text ?? null;
  });
}
let told = 0;
/** Puts a story into the store, without an alert. */
async function know(change: Partial<Story>, keys: string[]): Promise<void> {
  told += 1;
  const id = change.id ?? `known-${told}`;
  const story = aStory({ ...change, id, updatedAt: change.updatedAt ?? room.services.clock() });
  const article = anArticle({ id: `article-of-${id}` });
  const outcome = await room.store.commit({ article, stories: [{ story, companyKeys: keys }], alerts: [] });
  expect(outcome).toBe('committed');
}
const party = (name: string) => ({ key: name.toLowerCase(), name, names: [name] });

describe('a name that may be several companies', () => {
  it('“watch Quarry” asks which, and a button watches it', async () => {
    expect(await room.ask('watch Quarry')).toBe('Which “Quarry” do you mean?');
    expect(buttonsOf().map(({ label }) => label)).toEqual(['Quarry Data', 'Quarry Group', 'Another: “Quarry”']);
    expect(await press('Quarry Data')).toContain('*Quarry Data* is now watched as your vendor');
    expect(await listed()).toContain('vendor Quarry Data');
  });
  it('“rival Quarry” and another one is the very name', async () => {
    await room.ask('rival Quarry, Labelsmith');
    expect(whisper()?.text).toContain('*Labelsmith* is now watched as your rival');
    await press('Another: “Quarry”');
    expect(await listed()).toEqual(['rival Borealis', 'rival Labelsmith', 'rival Quarry']);
  });
  it('“watch "Quarry"”: in quotes it is that name', async () => {
    expect(await room.ask('watch "Quarry"')).toContain('*Quarry* is now watched');
  });
  it('“show Tern”: of the stories, too', async () => {
    await know({ target: party('Tern Freight') }, ['tern freight', 'short:tern']);
    await know({ target: party('Tern Bank') }, ['tern bank', 'short:tern']);
    expect(await room.ask('show Tern')).toBe('Which “Tern” do you mean?');
    expect(await press('Tern Bank')).toMatch(/\*Tern Bank\*[^]*Stories\* \(1\)/);
  });
  it('“unwatch Tern” asks which of the watched', async () => {
    await room.ask('watch "Tern Freight", "Tern Bank"');
    expect(await room.ask('unwatch Tern')).toBe('Which “Tern” do you mean?');
    await press('Tern Freight');
    expect(await listed()).toEqual(['rival Borealis', 'vendor Tern Bank']);
  });
  it('“show Labelsmit”: the near name is a button', async () => {
    await room.ask('show Labelsmit');
    expect(await press('Labelsmith')).toContain('*Labelsmith*');
  });
});

describe('names that are refused', () => {
  it.each([
    ['watch 🚀🚀', 'no letter and no digit'],
    ['watch :rocket:', 'no letter and no digit'],
    ['watch 1️⃣', 'no letter and no digit'],
    ['watch &amp;', 'no letter and no digit'],
    ['watch <@U0BEN>', 'is a person, group or channel'],
    ['watch @ben', 'is a person, group or channel'],
    ['rival &lt;!here&gt;', 'is a person, group or channel'],
    [`watch ${'Foo '.repeat(900)}`, "a company's name may have 200 (is a comma missing"],
    [`alias Borealis = ${'x'.repeat(201)}`, "a company's name may have 200"],
    ['watch <https://foo.example/about>', 'is a web address'],
    ['watch Foo\u0007bar', 'control character'],
    ['watch \u202Eelpmaxe', 'control character'],
    ['alias Borealis = 🚀', 'no letter and no digit'],
    ['mute <!channel>', 'is a person, group or channel'],
  ])('%s', async (text, why) => {
    expect(await room.ask(text)).toContain(why);
    expect(await room.store.watchlist(TEAM, CHANNEL)).toBeNull();
  });
  it('“watch Labelsmith, 🚀”: the others are watched all the same', async () => {
    expect(await room.ask('watch Labelsmith, 🚀')).toMatch(/Labelsmith\* is now watched[^]*no letter/);
  });
});

describe('roles', () => {
  it.each([
    ['self Ostrava Works', 'self Ostrava Works'],
    ['partner Contoso', 'partner Contoso'],
    ['watch Foo Labs as our rival', 'rival Foo Labs'],
    ['add Foo Labs', 'vendor Foo Labs'],
    ['competitor Foo Labs', 'rival Foo Labs'],
    ['who is our rival', null],
    ['add Foo Labs to the watchlist', 'vendor Foo Labs'],
  ])('%s', async (text, added) => {
    await room.ask(text);
    if (added === null) expect(await room.store.watchlist(TEAM, CHANNEL)).toBeNull();
    else expect(await listed()).toContain(added);
  });
});

describe('alias', () => {
  const borealis = async () => (await watchlist()).companies.find(({ name }) => name === 'Borealis');
  it.each([
    ['alias Borealis = Boreal, BRLS', ['Boreal', 'BRLS'], []],
    ['alias Borealis not Borealis Bikes', [], ['Borealis Bikes']],
    ['alias Borealis is not Borealis Bikes', [], ['Borealis Bikes']],
    ['alias “Borealis” = "Boreal, Ltd" not “Borealis Bikes”', ['Boreal, Ltd'], ['Borealis Bikes']],
  ])('%s', async (text, aliases, notAliases) => {
    const answer = await room.ask(text);
    expect(await borealis()).toMatchObject({ aliases, notAliases });
    expect(answer).toContain('past 30 days');
  });
  it('“unalias” takes it back', async () => {
    await room.ask('alias Borealis = Boreal not Borealis Bikes');
    await room.ask('unalias Borealis = Boreal not Borealis Bikes');
    expect(await borealis()).toMatchObject({ aliases: [], notAliases: [] });
  });
  it.each([
    ['alias', 'Which company?'],
    ['alias Borealis', 'To tell it more names'],
    ['alias Nobody = Foo', 'is not on this channel'],
    ['alias Borealis not Borealis', 'is a name you watch'],
    ['alias Borealis = Foo not Foo', 'cannot both be'],
  ])('%s', async (text, why) => {
    await room.ask('watch Labelsmith');
    expect(await room.ask(text)).toContain(why);
    expect(await borealis()).toMatchObject({ aliases: [], notAliases: [] });
  });
  it('a name of another watched company', async () => {
    await room.ask('watch Labelsmith');
    expect(await room.ask('alias Borealis = labelsmith')).toContain('already names *Labelsmith*');
  });
});

describe('mutes', () => {
  it.each([
    ['mute Borealis 7d', 'company', 'borealis', 7],
    ['mute Borealis for 2 weeks', 'company', 'borealis', 14],
    ['mute Borealis', 'company', 'borealis', null],
    ['mute acquisition 30d', 'kind', 'acquisition', 30],
    ['mute acquisitions 30d', 'kind', 'acquisition', 30],
    ['mute the kind merger', 'kind', 'merger', null],
    ['mute company Example Wire', 'company', 'example wire', null],
    ['mute Arctos', 'company', 'arctos', null], // five letters behind an A are no code
    ['stop telling us about Borealis', 'company', 'borealis', null],
  ])('%s', async (text, scope, value, days) => {
    expect(await room.ask(text)).toContain('🔕 Muted here');
    const [mute] = (await watchlist()).mutes;
    expect(mute).toMatchObject({ scope, value, until: days === null ? null : (expect.any(Number) as number) });
    if (days !== null) expect((mute?.until ?? 0) - (mute?.at ?? 0)).toBe(days * DAY);
    expect(await room.ask('mutes')).toContain('*Muted here* (1)');
    expect(buttonsOf()).toHaveLength(1);
  });
  it.each(['mute Borealis until tomorrow', 'mute Borealis till next month', 'mute Borealis until 2999-01-31'])(
    '“%s” names no company “… until …”',
    async (text) => {
      const said = await room.ask(text);
      if (text.includes('2999')) expect(said).toContain('ten years at most');
      else
        expect((await watchlist()).mutes).toMatchObject([{ value: 'borealis', until: expect.any(Number) as number }]);
    },
  );
  it.each([
    ['mute Borealis until the cows come home', 'I could not read until when'],
    ['mute Borealis until 2020-01-31', 'That day has begun already'],
    ['mute rumours', 'Rumours are no company'],
    ['mute source Fennick Wire', 'No feed is called “Fennick Wire”'],
    ['mute kind Fennick', '“Fennick” is no kind'],
  ])('“%s” mutes nothing: %s', async (text, says) => {
    await room.ask('watch Northlight');
    expect(await room.ask(text)).toContain(says);
    expect((await watchlist()).mutes).toEqual([]);
  });
  it.each(['mute example wire 7d', 'mute source “Example Wire”', 'mute the feed Example Wire until Friday'])(
    '“%s” mutes a feed that is called so, and no company',
    async (text) => {
      await room.ask('feed add https://news.example/rss');
      expect(await room.ask(text)).toContain('*Example &lt;Wire&gt;* (source)');
      expect((await watchlist()).mutes).toMatchObject([{ scope: 'source', value: 'Example <Wire>' }]);
    },
  );
  it('a mute says what it would have silenced, and doubts where that is nothing', async () => {
    await know({ id: 'silenced' }, ['northlight']);
    expect(await room.ask('mute Northlight')).toContain('Of the past 30 days it would have silenced 1 story.');
    expect(await room.ask('mute Fennick')).toContain('silenced nothing: is *Fennick* the name you mean?');
    expect(await room.ask('mute merger')).toContain('silenced nothing.');
    await room.ask('feed add https://news.example/rss');
    expect(await room.ask('mute Example Wire')).toContain(
      'silenced nothing: a story that other sources tell too is told.',
    );
  });
  it('“unmute all” undoes every mute', async () => {
    await room.ask('mute Northlight');
    await room.ask('mute acquisition');
    expect((await room.ask('unmute all')).match(/is told here again/g)).toHaveLength(2);
    expect((await watchlist()).mutes).toEqual([]);
  });

  it('“mute A-7K3Q1” mutes the story, “unmute A-7K3Q1” undoes it', async () => {
    await room.owe({});
    expect(await room.ask('mute A-7K3Q1')).toContain('(story)');
    expect((await watchlist()).mutes).toMatchObject([{ scope: 'story', value: 'story-1' }]);
    expect(await room.ask('unmute A-7K3Q1')).toContain('is told here again');
    expect((await watchlist()).mutes).toEqual([]);
  });
  it('“unmute Borealis”, and what is not muted', async () => {
    await room.ask('mute Northlight');
    expect(await room.ask('unmute Labelsmith')).toMatch(/not muted here\.\n\*Muted here\* \(1\)/);
    expect(await room.ask('unmute borealis')).toContain('🔔');
  });
  it('“mutes” with nothing muted, “mute” alone, a code that is none', async () => {
    expect(await room.ask('mutes')).toContain('Nothing is muted here');
    expect(await room.ask('mute')).toContain('Which company, or which alert?');
    expect(await room.ask('mute A-22222')).toContain('No alert of this channel');
  });
});

describe('a slip, or a word for another', () => {
  it('“wach Fennick”: a button types it as it was meant', async () => {
    expect(await room.ask('wach Fennick')).toContain('Did you mean `watch`?');
    expect(await press('watch Fennick')).toContain('*Fennick* is now watched as your vendor');
    expect(await listed()).toContain('vendor Fennick');
  });
  it('“feed ad …”: both words are the command', async () => {
    await room.ask('feeed add https://news.example/rss');
    expect(buttonsOf().map(({ label }) => label)).toEqual(['feed add https://news.example/rss']);
  });
  it('“unalias” alone shows how names are taken back', async () => {
    expect(await room.ask('unalias')).toBe('Which company? For example: `/stakewatch unalias Scale AI = Scale`');
  });
});

describe('why, of a company', () => {
  const told = async (code: string, storyId: string): Promise<void> => {
    await room.owe({ id: `alert-${code}`, code, storyId }, { id: storyId });
    await room.deliver();
  };
  it.each(['why Quarry Data', 'why “quarry data”'])('“%s” explains its alert', async (text) => {
    await told('A-7K3Q1', 'story-1');
    expect(await room.ask(text)).toContain('a rival takes 20% or more of a vendor');
  });
  it('a company that no alert is about, and the latest ones', async () => {
    await told('A-7K3Q1', 'story-1');
    const said = await room.ask('why Labelsmith Incorporated');
    expect(said).toMatch(
      /^No alert of this channel is about “Labelsmith Incorporated”\.\n\*The latest here\*\n• {2}A-7K3Q1/,
    );
  });
});

describe('status', () => {
  const fails = async (url: string, lastError: string): Promise<void> => {
    const feed = { ...(await added(url)), title: `Wire of ${new URL(url).hostname.split('.')[0] ?? ''}` };
    await room.store.saveFeed(feed, room.services.clock());
    const claim = await room.store.claimFeedNow(feed.id, room.services.clock(), 60_000);
    if (claim === null) throw new Error('expected a claim');
    const state = { ...claim.state, failures: 9, lastError };
    expect(await room.store.settleFeed({ feedId: feed.id, token: claim.token }, state)).toBe(true);
  };
  const added = async (url: string) => {
    await room.ask(`feed add ${url}`);
    const found = (await room.store.feeds()).find(({ feed }) => feed.url === url);
    if (found === undefined) throw new Error(`expected a feed ${url}`);
    return found.feed;
  };
  it('one trouble of many feeds is one line', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await fails(`https://${name}.example/`, 'no <network>');
    await fails('https://h.example/', 'it is gone');
    const told = await room.ask('status');
    expect(told.match(/⚠️/g)).toHaveLength(2);
    expect(told).toMatch(/⚠️ (?:Wire of \w, ){4}Wire of \w and 2 more: no &lt;network&gt;\n⚠️ Wire of h: it is gone\n/);
    expect(told).toContain('`/stakewatch feeds` lists them all');
  });
  it('“feeds” says whose news a hub sends, as long as it does', async () => {
    const feed = await added('https://a.example/');
    const other = await added('https://b.example/');
    const now = room.services.clock();
    const sends = (feedId: string, leaseUntil: number): Subscription => ({
      feedId,
      revision: 1,
      callback: `path-of-${feedId}`,
      hub: 'https://hub.example/',
      topic: 'https://a.example/',
      secret: 'canary',
      state: 'live',
      leaseUntil,
      dueAt: now + DAY,
      since: now,
      failures: 0,
      lastError: null,
      provenAt: now,
      lastPushAt: now,
      pushes: 1,
      forged: 0,
    });
    expect(await room.store.saveSubscription(sends(feed.id, now + DAY))).toBe(true);
    expect(await room.store.saveSubscription(sends(other.id, now - 1))).toBe(true);
    const lines = (await room.ask('feeds')).split('\n').filter((line) => line.includes('hub'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/a\.example.* · its hub sends the news at once$/);
    expect(lines[0]).not.toContain('canary');
  });
  it('says nothing of what there is none of', async () => {
    expect(await room.ask('status')).toContain('This channel: nothing was posted yet, and nothing waits');
    await room.owe({});
    const waits = await room.ask('status');
    expect(waits).toContain('This channel: 1 message still to be posted');
    expect(waits).toContain('Messages that wait to be posted, in all channels: 1, the oldest since');
    await room.deliver();
    const told = await room.ask('status');
    expect(told).toMatch(/This channel: 1 alert posted$/m);
    expect(told).toContain('Feeds: none is read yet');
    expect(told).toContain('Read so far: 1 article, 1 story\n');
    expect(told).not.toMatch(/Messages that wait|failing|digest/);
  });
});

describe('recent, search and simulate', () => {
  it('“recent” tells of the channel’s companies, “recent all” of all', async () => {
    await room.ask('watch Quarry Data');
    await know({}, ['quarry-data', 'quarry data', 'borealis']);
    await know({ target: party('Tern Bank'), acquirers: [party('Gull')], kind: 'acquisition' }, ['tern bank']);
    expect(await room.ask('recent')).toMatch(
      /\*1 story\* of this channel's companies in the past 7 days[^]*Quarry Data/,
    );
    expect(await room.ask('recent all')).toMatch(/\*2 stories\* of all companies[^]*Tern Bank/);
    expect(await room.ask('recent 30 acquisitions all')).toMatch(
      /\*1 acquisition story\* of all companies in the past 30/,
    );
    expect(await room.ask('recent flibber')).toContain('I left out “flibber”');
  });
  it('“recent 2” leaves out what is older', async () => {
    await know({ updatedAt: room.services.clock() - 3 * DAY }, ['quarry data']);
    expect(await room.ask('recent 2')).toContain('No stories of all companies in the past 2 days');
    expect(await room.ask('recent 4')).toContain('*1 story*');
  });
  it.each([
    ['search borealis', true],
    ['search quar', true],
    ['search "takes 33%"', true],
    ['search “third of quarry”', true],
    ['search BOREALIS third', true],
    ['search "quarry third"', false],
    ['search arry', false],
    ['find third', true],
  ])('%s', async (text, found) => {
    await know({}, ['quarry data']);
    const answer = await room.ask(text);
    expect(answer).toMatch(found ? /\*1 story holds\*/ : /^No story holds/);
    expect(answer).toContain('Looked through all 1 stories, back to');
  });
  it('more than a page is turned by buttons', async () => {
    for (let i = 0; i < 45; i++) await know({ id: `many-${i}`, target: party(`Tern ${i}`) }, [`tern ${i}`]);
    expect(await room.ask('search tern')).toMatch(/\*45 stories hold\*[^]*Page 1 of 3/);
    expect(await press('Next page')).toContain('Page 2 of 3');
    expect(await press('Next page')).toContain('Page 3 of 3');
    expect(buttonsOf().map(({ label }) => label)).toEqual(['Page before']);
  });
  it('“simulate 30” says what would have been told, and posts nothing', async () => {
    await room.ask('watch Quarry Data');
    await know({}, ['quarry-data', 'quarry data', 'borealis']);
    expect(await room.ask('simulate 30')).toMatch(/1 at once, 0 kept for the digest[^]*🚨 Critical[^]*Borealis/);
    expect(room.slack.calls('chat.postMessage')).toEqual([]);
    expect(await room.store.alertsIn(TEAM, CHANNEL, [], 10)).toEqual([]);
  });
  it('“simulate” where there is no watchlist goes by the default one', async () => {
    expect(await room.ask('simulate')).toContain('This channel has no watchlist yet');
  });
});

describe('show and why', () => {
  it('“show Quarry Data” has its way in dates, the code of its alert here, and a picture', async () => {
    await room.owe(
      {},
      {
        stages: [
          { stage: 'rumored', at: Date.UTC(2027, 2, 1), articleId: 'article-1' },
          { stage: 'announced', at: Date.UTC(2027, 2, 9), articleId: 'article-1' },
        ],
      },
    );
    const answer = await room.ask('show Quarry Data');
    expect(answer).toContain('(rumoured 2027-03-01 → announced 2027-03-09)');
    expect(answer).toMatch(/ · A-[2-9A-Z]{5}/);
    const before = room.slack.messages(CHANNEL).length;
    const { actionId } = buttonsOf().find(({ label }) => label === 'Picture') ?? { actionId: '' };
    await room.slack.userDoes.press({ userId: ADA, channelId: CHANNEL, ts: whisper()?.ts ?? '', actionId });
    await room.slack.waitFor('the pictures', () => room.slack.messages(CHANNEL).length > before, 20_000);
    expect(room.slack.files()).toHaveLength(2);
  });
  it('“why” offers the latest alerts', async () => {
    await room.owe({});
    await room.deliver();
    expect(await room.ask('why')).toContain('*The latest here*');
    expect(await press('A-7K3Q1')).toContain('takes 33% of');
  });
});

describe('list, audit, and words that stand alone', () => {
  it('a long list is paged, and its roles are asked for by name', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `"Vendor ${i}"`);
    await room.ask(`watch ${names.join(', ')}`);
    expect(await room.ask('list')).toMatch(/\*Vendors\* \(30\)[^]*Page 1 of 2/);
    expect(await press('Next page')).toMatch(/Vendor 29[^]*\*Rivals\* \(1\)/);
    expect(await room.ask('list rivals')).not.toContain('Vendors');
    expect(await room.ask('list page 9')).toContain('Page 2 of 2');
    expect(await room.ask('list flibber')).toContain('I left out “flibber”');
  });
  it('“audit” says who changed what', async () => {
    expect(await room.ask('audit')).toContain('Nothing was changed');
    await room.ask('watch Labelsmith', { userId: BEN });
    await room.ask('feed add https://dana:canary-9@news.example/rss');
    const trail = await room.ask('audit 5');
    expect(trail).toContain('<@U0BEN> put Labelsmith on the watchlist as vendor');
    expect(trail).toContain('<@U0ADA> added the feed Example &lt;Wire&gt; (https://news.example/rss)');
    expect(trail).not.toContain('canary');
  });
  it.each(['export', 'import', 'mutes', 'feeds', 'status'])(
    '%s foo: the word is left out, and that is said',
    async (text) => {
      expect(await room.ask(`${text} foo bar`)).toContain(`I left out “foo bar”: \`${text}\` stands alone.`);
    },
  );
});

describe('test', () => {
  it('posts a sample whose buttons say what they would do, and keeps nothing', async () => {
    expect(await room.ask('test')).toContain('A sample alert stands in this channel now');
    const [sample] = room.slack.messages(CHANNEL);
    expect(sample?.text).toMatch(/^Sample: 🚨 Critical: Vexatron \(your rival\) takes 32% of Plumeria Labs/);
    const blocks = JSON.stringify(sample?.blocks);
    expect(blocks).toContain('This is a sample');
    expect(blocks).toContain('32% reaches it');
    for (const actionId of ['sample:acknowledge', 'sample:mute', 'sample:why']) {
      const before = room.slack.ephemerals(ADA, CHANNEL).length;
      await room.slack.userDoes.press({ userId: ADA, channelId: CHANNEL, ts: sample?.ts ?? '', actionId });
      const said = await room.slack.waitFor(actionId, () => room.slack.ephemerals(ADA, CHANNEL)[before]?.text);
      expect(said).toContain('nothing was changed');
    }
    expect(await room.store.counts()).toMatchObject({ stories: 0, articles: 0, alerts: { sent: 0, due: 0 } });
    expect(await room.store.watchlist(TEAM, CHANNEL)).toBeNull();
  });
  it('where Stakewatch is not in the channel it says how to invite it', async () => {
    expect(await room.ask('test', { channelId: OTHER_CHANNEL })).toContain('/invite @stakewatch');
  });
});

describe('feed', () => {
  const reopen = async (offers: { url: string; title: string | null }[]) => {
    await room.close();
    room = await openRoom({
      services: {
        checkFeed: (url) =>
          Promise.resolve(
            new URL(url).pathname === '/'
              ? { ok: false as const, reason: 'This is a web page, not a feed.', offers }
              : { ok: true as const, url, title: 'Wire', items: 3, newest: null },
          ),
      },
    });
  };
  it('“feed add news.example” with one feed adds it', async () => {
    await reopen([{ url: 'https://news.example/rss', title: null }]);
    expect(await room.ask('feed add news.example')).toContain('was added: 3 items');
    expect(await room.ask('feed remove news.example')).toContain('is not read any more');
    expect(await room.store.feeds()).toEqual([]);
  });
  it('with several it asks which', async () => {
    await reopen([
      { url: 'https://news.example/deals', title: 'Deals' },
      { url: 'https://news.example/all', title: null },
    ]);
    expect(await room.ask('feed add news.example')).toContain('offers 2 feeds. Which one?');
    expect(await press('Deals')).toContain('was added');
    expect((await room.store.feeds()).map(({ feed }) => feed.url)).toEqual(['https://news.example/deals']);
  });
  it.each(['feed test https://news.example/rss', 'test feed https://news.example/rss'])('%s', async (text) => {
    expect(await room.ask(text)).toMatch(/can be read: 12 items in it now[^]*Nothing was added/);
    expect(await room.store.feeds()).toEqual([]);
    expect(await press('Add it')).toContain('was added');
  });
  it('“feed” explains, “feed <address>” asks what to do', async () => {
    expect(await room.ask('feed')).toContain('reads one more source');
    expect(await room.ask('feed https://news.example/rss')).toContain('What shall I do with');
    expect(buttonsOf().map(({ label }) => label)).toEqual(['Add it', 'Look what is there', 'Remove it']);
  });
  it('“feeds add …” means “feed add …”', async () => {
    expect(await room.ask('feeds add https://news.example/rss')).toContain('was added');
  });
});

describe('guests and help', () => {
  it.each(['watch Labelsmith', 'mute Borealis', 'alias Borealis = Foo', 'feed add https://news.example/rss', 'test'])(
    'a guest may not: %s',
    async (text) => {
      await room.close();
      room = await openRoom({
        slack: {
          workspace: {
            teamId: TEAM,
            botUserId: 'U0STAKEWATCH',
            users: [{ id: ADA, name: 'ada', realName: 'Ada', isUltraRestricted: true }],
            channels: [{ id: CHANNEL, name: 'vendor-risk', botIsMember: true }],
          },
        },
      });
      if (text.startsWith('alias'))
        await room.store.saveWatchlist(
          {
            teamId: TEAM,
            channelId: CHANNEL,
            channelName: '#vendor-risk',
            revision: 1,
            companies: [newCompany('rival', 'Borealis')],
            settings: room.services.defaultWatchlist.settings,
            mutes: [],
            updatedAt: 0,
          },
          ['borealis'],
          [],
        );
      expect(await room.ask(text)).toContain('Guests can read what is watched here, and not change it');
      expect(await room.store.feeds()).toEqual([]);
      expect(await room.ask('show Borealis')).toContain('*Borealis*');
    },
  );
  it.each([
    ['help mute', '`/stakewatch mute &lt;company, alert, source or kind&gt; [7d|until friday]`'],
    ['help remove', '`/stakewatch unwatch &lt;company&gt;`'],
    ['help feed', '/stakewatch feed add'],
    ['help mte', 'Did you mean `mute`?'],
    ['help flibber', 'No command is called “flibber”'],
    ['what can you do?', '*Start here*'],
    ['who owns Labelsmith?', '*Labelsmith*'],
  ])('%s', async (text, shown) => expect(await room.ask(text)).toContain(shown));
});
