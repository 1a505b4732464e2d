// REDIS_URL → the nodes it names; and which servers are too old.
import { describe, expect, it } from 'vitest';
import { readRedisAddress, shownPlace } from '../../src/store/redis/client.ts';
import { tooOld } from '../../src/store/redis/version.ts';

describe('an address of Redis', () => {
  it.each([
    ['redis://localhost', 'localhost:6379/0'],
    ['redis://localhost:80/3', 'localhost:80/3'],
    ['rediss://foo:s3cret@db.example:7000/', 'db.example:7000/0'],
    ['redis://[::1]:7000', '::1:7000/0'],
    ['redis://a:1,redis://b:2,c', 'a:1,b:2,c:6379 (cluster)'],
    ['redis://:s3cret@a:1, b:2', 'a:1,b:2 (cluster)'],
    ['redis-cluster://a', 'a:6379 (cluster)'],
    ['rediss-cluster://a:1', 'a:1 (cluster)'],
  ])('%s is %s', (text, shown) => {
    const place = readRedisAddress(text);
    expect(place && shownPlace(place)).toBe(shown);
  });

  it('has the login of the first for all nodes', () => {
    expect(readRedisAddress('rediss://foo:s%3Acret@a:1,b:2')).toEqual({
      nodes: [
        { host: 'a', port: 1 },
        { host: 'b', port: 2 },
      ],
      isCluster: true,
      tls: true,
      db: 0,
      username: 'foo',
      password: 's:cret',
    });
  });

  it.each([
    '',
    'redis://',
    'localhost',
    'http://a',
    'redis://a/x',
    'redis://a,http://b',
    'redis://a/1,b',
    'redis://a,,b',
  ])('%s is none', (text) => expect(readRedisAddress(text)).toBeNull());
});

describe('a server', () => {
  it.each([
    ['# Server\r\nredis_version:6.0.16\r\n', '6.0.16'],
    ['redis_version:5.0.1', '5.0.1'],
    ['redis_version:6.2.0', null],
    ['redis_version:7.0.15', null],
    ['redis_version:8.2.1', null],
    ['server_name:valkey\r\nredis_version:7.2.4\r\nvalkey_version:8.0.1', null],
    ['redis_version:10.0.0', null],
    ['nothing', null],
  ])('%j is too old: %s', (info, old) => expect(tooOld(info)).toBe(old));
});
