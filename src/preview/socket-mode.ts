// Socket Mode: envelopes over a WebSocket to the app in, its acknowledgements out.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { SECOND } from '../time.ts';
import type { Outcome, Send } from './deliver-to-app.ts';
import { asString, isObject, parseJson } from './json.ts';

/** The client gives a connection up after 30 s without a ping. */
const PING_EVERY = 10 * SECOND;

export interface SocketMode {
  /** The path of a connection that may be opened once. */
  openPath(): string;
  /** Takes over an HTTP upgrade; a path that was not handed out is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Null while no app is connected this way. */
  sender(): Send | null;
  /** Sends the last request once more, as Slack does where it did not hear that it was taken. */
  again(): Promise<Outcome>;
  /** Ends every connection, as Slack does every few hours; the app opens another one. */
  drop(): void;
  close(): void;
}

export function createSocketMode(options: { appId: string; ackWithin: number }): SocketMode {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const paths = new Set<string>();
  const waiting = new Map<string, (outcome: Outcome) => void>();
  const connections: WebSocket[] = [];
  let last: Parameters<Send> | null = null;

  const onMessage = (data: string): void => {
    const message = parseJson(data);
    if (!isObject(message)) return;
    waiting.get(asString(message['envelope_id']) ?? '')?.({
      state: 'answered',
      status: 200,
      body: message['payload'] ?? '',
    });
  };
  const onConnection = (socket: WebSocket): void => {
    connections.push(socket);
    const ping = setInterval(() => socket.ping(), PING_EVERY);
    ping.unref();
    // A broken connection closes as well; without a listener the error would end the process.
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => onMessage(data.toString('utf8')));
    socket.on('close', () => {
      clearInterval(ping);
      const at = connections.indexOf(socket);
      if (at >= 0) connections.splice(at, 1);
    });
    const info = { type: 'hello', num_connections: connections.length, connection_info: { app_id: options.appId } };
    socket.send(JSON.stringify({ ...info, debug_info: { host: 'preview', approximate_connection_time: 18_060 } }));
  };

  const send: Send = (kind, payload, retry) =>
    new Promise((resolve) => {
      last = [kind, payload, retry];
      const socket = connections.at(-1);
      if (!socket) {
        resolve({ state: 'unreachable', reason: 'the app closed its connection' });
        return;
      }
      const envelope_id = randomUUID();
      const finish = (outcome: Outcome): void => {
        clearTimeout(timer);
        waiting.delete(envelope_id);
        resolve(outcome);
      };
      const timer = setTimeout(() => finish({ state: 'timeout' }), options.ackWithin);
      waiting.set(envelope_id, finish);
      const retried = { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' };
      const envelope = { envelope_id, type: kind, payload, accepts_response_payload: kind !== 'events_api' };
      socket.send(JSON.stringify({ ...envelope, ...(kind === 'events_api' ? retried : {}) }));
    });

  return {
    openPath() {
      const path = `/link/${randomUUID()}`;
      paths.add(path);
      return path;
    },
    upgrade(request, socket, head) {
      if (!paths.delete(request.url ?? '')) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, onConnection);
    },
    sender: () => (connections.length > 0 ? send : null),
    again() {
      if (last === null) throw new Error('preview: again: expected a request before, got none');
      return send(last[0], last[1], { num: 1, reason: 'timeout' });
    },
    drop() {
      for (const socket of connections.splice(0)) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
        socket.close();
      }
    },
    close() {
      for (const socket of connections) socket.terminate();
      server.close();
    },
  };
}
