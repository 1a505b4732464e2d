// For a bot in Socket Mode, which listens for nothing else: a port for hubs alone.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SECOND } from './time.ts';

const LONGEST_REQUEST = 30 * SECOND; // ms

/**
 * Listens until the returned function is called.
 * @throws a plain sentence when the port is taken
 */
export async function servePushes(
  answer: (request: IncomingMessage, response: ServerResponse) => boolean,
  { host, port }: { host: string; port: number },
): Promise<() => Promise<void>> {
  const server = createServer({ requestTimeout: LONGEST_REQUEST }, (request, response) => {
    if (!answer(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = `port ${port} on ${host} is in use by another program: set PORT to a free one`;
      reject(cause.code === 'EADDRINUSE' ? new Error(taken, { cause }) : cause);
    });
    server.listen(port, host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
}
