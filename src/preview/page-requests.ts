// What a person did on the page in (as its script says it), the app's acknowledgement out.
import type { Ack } from './deliver-to-app.ts';
import { asString, isObject, type JsonObject } from './json.ts';
import { worldOf, type Site } from './site.ts';
import type { UserDoes } from './user-actions.ts';
import type { Entered } from './view-state.ts';

interface Doers {
  site: Site;
  userDoes: UserDoes;
}
type Act = (options: Doers, body: JsonObject) => Promise<Ack>;
const text = (body: JsonObject, name: string): string => asString(body[name]) ?? '';
const done: Ack = { status: 200, body: '', error: null };

/** An app that is told nothing of it has not failed. */
async function whatever(told: Promise<Ack>): Promise<Ack> {
  const ack = await told;
  return ['missing_scope', 'not_subscribed'].includes(ack.error ?? '') ? done : ack;
}

/** Words in a channel; with the bot alone, or with its name in them, the bot hears of them. */
function say({ site, userDoes }: Doers, body: JsonObject): Promise<Ack> {
  const [channelId, userId, words] = [text(body, 'channel'), text(body, 'user'), text(body, 'text')];
  const threadTs = asString(body['thread']) ?? undefined;
  const { workspace } = worldOf(site.worlds, channelId) ?? {};
  const bot = workspace?.users.get(workspace.botUserId);
  if (workspace?.channels.get(channelId)?.directWith === userId)
    return whatever(userDoes.writeDirect(userId, words, threadTs));
  const mention = new RegExp(`(?<![\\w@])@${(bot?.realName ?? '').replace(/\W/g, '\\$&')}(?!\\w)`, 'gi');
  if (bot && mention.test(words))
    return whatever(userDoes.mention(channelId, userId, words.replace(mention, `<@${bot.id}>`), threadTs));
  userDoes.say(channelId, userId, words, threadTs);
  return Promise.resolve(done);
}

/** A command; `/invite` of the app is Slack's own, which the app hears of as an event. */
function command({ site, userDoes }: Doers, body: JsonObject): Promise<Ack> {
  const [channelId, userId, words] = [text(body, 'channel'), text(body, 'user'), text(body, 'text')];
  const invited = /^\/invite\s+@?(\S+)\s*$/i.exec(words)?.[1]?.toLowerCase();
  const { workspace } = worldOf(site.worlds, channelId) ?? {};
  const bot = workspace?.users.get(workspace.botUserId);
  if (invited === undefined || ![bot?.name, bot?.realName].some((name) => name?.toLowerCase() === invited))
    return userDoes.command(channelId, userId, words);
  const isThere = workspace?.channels.get(channelId)?.botIsMember === true;
  return isThere ? Promise.resolve(done) : whatever(userDoes.invite(channelId, userId));
}

/** What the page can be asked to do. */
export const ACTS: Record<string, Act> = {
  '/page/command': command,
  '/page/say': say,
  '/page/upload': async ({ userDoes }, body) => {
    const bytes = Buffer.from(text(body, 'content'), 'base64');
    return { ...done, body: { id: userDoes.giveFile(text(body, 'user'), text(body, 'name'), bytes) } };
  },
  '/page/press': ({ userDoes }, body) => {
    const place = isObject(body['place']) ? body['place'] : {};
    return userDoes.press({
      userId: text(body, 'user'),
      actionId: text(body, 'action'),
      blockId: text(body, 'block'),
      value: body['value'] as Entered,
      ...('viewId' in place
        ? { viewId: text(place, 'viewId') }
        : { channelId: text(body, 'channel'), ts: text(place, 'ts') }),
    });
  },
  '/page/submit': ({ userDoes }, body) => {
    const values = isObject(body['values']) ? body['values'] : {};
    return userDoes.submit(text(body, 'view'), values as Record<string, Entered>, text(body, 'user'));
  },
  '/page/close': ({ userDoes }, body) => userDoes.close(text(body, 'view'), text(body, 'user')),
  '/page/invite': ({ userDoes }, body) => whatever(userDoes.invite(text(body, 'channel'), text(body, 'user'))),
  '/page/open-home': ({ userDoes }, body) =>
    whatever(userDoes.openHome(text(body, 'user'), body['tab'] === 'messages' ? 'messages' : 'home')),
  '/page/dismiss': async ({ site }, body) => {
    worldOf(site.worlds, text(body, 'channel'), text(body, 'user'))?.record({
      do: 'unwhisper',
      userId: text(body, 'user'),
      ts: text(body, 'ts'),
    });
    return done;
  },
};
