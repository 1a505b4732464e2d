// The page's requests in (itself, its parts, what the person does), HTML, JSON and a stream of changes out.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { asString, isObject, parseJson, type JsonObject } from './json.ts';
import { PAGE_SCRIPT, THEME_SCRIPT } from './page-client.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { Look } from './page-look.tsx';
import { renderIcon, renderPage, renderParts } from './page.tsx';
import { readBody } from './request.ts';
import type { Entered } from './view-state.ts';
import type { Ack } from './deliver-to-app.ts';
import type { UserDoes } from './user-actions.ts';
import { worldOf, type Site } from './site.ts';
import type { World } from './world.ts';

/** Nothing is loaded from elsewhere, nobody frames the page, only its own scripts run. Style attributes are React's. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface PageOptions {
  site: Site;
  listeners: World['listeners'];
  userDoes: UserDoes;
  command: string;
  hints: readonly string[];
}
export interface Page {
  serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  close(): void;
}

export function createPage(options: PageOptions): Page {
  const streams = new Set<ServerResponse>();
  const tell = createTeller(streams);
  options.listeners.add(tell);
  const files: Record<string, [string, () => string]> = {
    '/page/page.css': ['text/css', () => PAGE_STYLE],
    '/page/blocks.css': ['text/css', blockStyle],
    '/page/page.js': ['text/javascript', () => PAGE_SCRIPT],
    '/page/theme.js': ['text/javascript', () => THEME_SCRIPT],
    '/page/icon.svg': ['image/svg+xml', renderIcon],
  };
  return {
    async serve(request, response, path) {
      const file = files[path];
      const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
      if (request.method === 'POST') await act(options, request, response, path);
      else if (file) send(response, 200, file[0], file[1]());
      else if (path === '/page/events') openStream(streams, response);
      else if (path === '/page/parts') sendJson(response, 200, renderParts(readLook(options, query)));
      else if (path === '/') send(response, 200, 'text/html', renderPage(readLook(options, query)));
      else send(response, 404, 'text/plain', 'There is no such page here.');
    },
    close() {
      options.listeners.delete(tell);
      for (const stream of streams) stream.end();
    },
  };
}

/** Slack's look, made for one element with an id; the page has one for each message, so the id becomes the class. */
function blockStyle(): string {
  const file = createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css');
  return readFileSync(file, 'utf8').replaceAll('#slack_blocks_to_jsx', '.slack_blocks_to_jsx');
}

function readLook({ site, command, hints }: PageOptions, query: URLSearchParams): Look {
  const world = worldOf(site.worlds, query.get('channel'), query.get('team')) ?? site.worlds[0];
  if (!world) throw new Error('preview: expected at least one workspace');
  const { workspace } = world;
  const [firstChannel] = workspace.channels.values();
  const people = [...workspace.users.values()].filter((user) => !user.isBot);
  const channel = workspace.channels.get(query.get('channel') ?? '') ?? firstChannel;
  const user = people.find((one) => one.id === query.get('user')) ?? people[0];
  if (!channel || !user) throw new Error('preview: workspace: expected at least one channel and one person');
  const threadTs = query.get('thread');
  return {
    workspace,
    channel,
    user,
    command,
    hints,
    threadTs: threadTs !== null && channel.byTs.has(threadTs) ? threadTs : null,
    home: query.get('home') === '1',
    now: world.clock(),
  };
}

function openStream(streams: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
  response.write('retry: 1000\n\ndata: changed\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

/** One line for all changes of one turn of the event loop. */
function createTeller(streams: Set<ServerResponse>): () => void {
  let told = true;
  return () => {
    if (!told) return;
    told = false;
    setImmediate(() => {
      told = true;
      for (const stream of streams) stream.write('data: changed\n\n');
    });
  };
}

type Act = (options: PageOptions, body: JsonObject) => Promise<Ack>;
const text = (body: JsonObject, name: string): string => asString(body[name]) ?? '';
const done: Ack = { status: 200, body: '', error: null };

/** What the page can be asked to do. */
const ACTS: Record<string, Act> = {
  '/page/command': ({ userDoes }, body) =>
    userDoes.command(text(body, 'channel'), text(body, 'user'), text(body, 'text')),
  '/page/say': async ({ userDoes }, body) => {
    userDoes.say(text(body, 'channel'), text(body, 'user'), text(body, 'text'), asString(body['thread']) ?? undefined);
    return done;
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
  '/page/invite': ({ userDoes }, body) => userDoes.invite(text(body, 'channel'), text(body, 'user')),
  '/page/open-home': ({ userDoes }, body) => userDoes.openHome(text(body, 'user')),
  '/page/dismiss': async ({ site }, body) => {
    worldOf(site.worlds, text(body, 'channel'), text(body, 'user'))?.record({
      do: 'unwhisper',
      userId: text(body, 'user'),
      ts: text(body, 'ts'),
    });
    return done;
  },
};

async function act(
  options: PageOptions,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const wanted = Object.hasOwn(ACTS, path) ? ACTS[path] : undefined;
  // JSON only: a form on another site cannot send it, whatever its Origin says.
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  const body = isJson ? parseJson((await readBody(request)) ?? '') : undefined;
  if (!wanted || !isObject(body)) {
    sendJson(response, wanted ? 400 : 404, { status: 0, body: null, error: 'not understood' });
    return;
  }
  try {
    sendJson(response, 200, await wanted(options, body));
  } catch (error) {
    // A press on something that is gone by now, for example.
    sendJson(response, 409, { status: 0, body: null, error: error instanceof Error ? error.message : String(error) });
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
}
