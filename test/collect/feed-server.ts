// A real HTTP server on 127.0.0.1 that answers as a test says, and remembers what it was asked.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedServer {
  /** `127.0.0.1:port`, as `allowPrivateHosts` names it. */
  host: string;
  url: (path: string) => string;
  requests: { path: string; headers: IncomingHttpHeaders }[];
  /** Connections that are open now. */
  connections: () => Promise<number>;
  close: () => Promise<void>;
}

export async function startFeedServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<FeedServer> {
  const requests: FeedServer['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    requests,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
