// One line per fact: time, level, event name, fields. Never a secret.
import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Anything that looks like a Slack token, a webhook address or a password in an address. */
const SECRETS: [RegExp, string][] = [
  [/\bx(?:ox[a-z](?:\.xox[a-z])?|app)-[\w-]+/gi, '[token]'],
  [/https:\/\/hooks\.slack\.com\/[^\s"']+/gi, '[webhook]'],
  [/(\w+:\/\/)[^\s/@:"']*:[^\s/@"']+@/g, '$1[password]@'],
];

/** The same text without anything that looks like a secret. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((clean, [secret, shown]) => clean.replace(secret, shown), text);
}

/** An error's message and those of its causes, in one line, without secrets. */
export function errorText(error: unknown): string {
  const parts: string[] = [];
  for (let e: unknown = error, depth = 0; e !== undefined && e !== null && depth < 5; depth++) {
    parts.push(e instanceof Error ? e.message : typeof e === 'string' ? e : JSON.stringify(e));
    e = e instanceof Error ? e.cause : undefined;
  }
  return withoutSecrets(parts.join(': '));
}

/** Lines go to stderr: stdout belongs to what a command prints. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write(line: string) {
        process.stderr.write(withoutSecrets(line));
      },
    },
  );
}
