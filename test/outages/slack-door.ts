// Slack's stand-in in, a door before it out that a test opens and shuts: shut, it refuses, answers 500, or never answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Door = 'open' | 'refuses' | 'answers 500' | 'hangs';

export interface SlackDoor {
  /** For `slackApiUrl`. */
  apiUrl: string;
  set(door: Door): Promise<void>;
  /** Methods of the calls that it let hang. */
  hung(): string[];
  close(): Promise<void>;
}

/** @param apiUrl the stand-in's */
export async function openDoor(apiUrl: string): Promise<SlackDoor> {
  let door: Door = 'open';
  const hung: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (door === 'hangs') return void hung.push(request.url?.split('/').at(-1) ?? '');
    if (door === 'answers 500') response.writeHead(500).end('an error of the server');
    else void pass(request, response, new URL(apiUrl).origin);
  };
  let server = await listen(listener, 0);
  const { port } = server.address() as AddressInfo;
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    async set(next) {
      if (next === 'refuses' && door !== 'refuses') await shut();
      if (next !== 'refuses' && door === 'refuses') server = await listen(listener, port);
      door = next;
    },
    hung: () => hung,
    close: () => (door === 'refuses' ? Promise.resolve() : shut()),
  };
}

async function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

async function pass(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const answer = await fetch(`${origin}${request.url}`, {
    method: request.method ?? 'POST',
    headers: { authorization, 'content-type': type },
    body: Buffer.concat(chunks),
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
}
