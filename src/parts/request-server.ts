// Who answers requests in, a port of their own out: for hubs in Socket Mode, and for whoever watches over the process.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECOND } from '../time.ts';

const LONGEST_REQUEST = 30 * SECOND; // ms

/** True: it was theirs, and is answered. */
type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Listens until it is closed; a request that nobody answers is told 404.
 * @param place `setting`: the variable that names the port, for people
 * @throws a plain sentence when the port is taken
 */
export async function serveRequests(
  answers: Answer[],
  { host, port, setting }: { host: string; port: number; setting: string },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer({ requestTimeout: LONGEST_REQUEST }, (request, response) => {
    if (!answers.some((answer) => answer(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = `port ${port} on ${host} is in use by another program: set ${setting} to a free one`;
      reject(cause.code === 'EADDRINUSE' ? new Error(taken, { cause }) : cause);
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
