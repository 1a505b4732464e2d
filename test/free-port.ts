// Nothing in, a port of 127.0.0.1 that nobody listens on out.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that systems give to connections: whoever connects again and again to such a one, while its server is away,
 * may be given that very port for its own end, and the server cannot come back.
 */
const [LEAST, BEYOND] = [10_000, 32_000];

export async function freePort(tries = 50): Promise<number> {
  const port = randomInt(LEAST, BEYOND);
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (tries <= 1) throw error;
    return freePort(tries - 1);
  }
  server.close();
  await once(server, 'close');
  return port;
}
