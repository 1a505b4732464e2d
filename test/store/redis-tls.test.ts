// A Redis that speaks TLS with a certificate nobody vouches for, as Heroku's does: refused, unless REDIS_TLS says any will do.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'stakewatch-tls-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
let server: RedisServer;
let url = '';

beforeAll(async () => {
  const subject = ['-subj', '/CN=redis.example', '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  const program = process.env['OPENSSL'] ?? 'openssl';
  execFileSync(program, ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], { stdio: 'ignore' });
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const tls = ['--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key];
  server = await startRedis([...tls, '--tls-auth-clients', 'no']);
  url = `rediss://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const settings = (redisTls: 'verify' | 'any') => ({
  redisUrl: url,
  redisPrefix: '{tls}',
  redisTls,
  dataDir: 'never made',
});

it('a certificate that nobody vouches for is refused, and the reason said', async () => {
  await expect(openStore(settings('verify'))).rejects.toThrow(/REDIS_URL: expected a Redis.*self-signed certificate/);
});

it('is taken where REDIS_TLS says so', async () => {
  const store = await openStore(settings('any'));
  expect(await store.check()).toMatchObject({ kind: 'redis', warnings: [] });
  await store.close();
});
