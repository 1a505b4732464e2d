// A path → an open libsql database whose every statement is bound safely: libsql itself aborts the process on a boolean
// and on a lone Buffer, and adds a key of its own to what `.get()` returns.
import Libsql from 'libsql';
import type { StoreFailure } from '../store-failure.ts';
import { SECOND } from '../time.ts';
import { groupsOf } from './group-commit.ts';

/** Libsql waits so long, blocking this process, for another process that is writing. A commit takes milliseconds. */
const BUSY_FOR = 5 * SECOND;

/** Of pages in memory, kB. Keys of articles lie anywhere in their table: with SQLite's 2 MB nearly each is read from the disk. */
const CACHE = 32_000;
/** Pages of the WAL (4 kB each) that are moved to the file at once: a page that changes often is moved once for many changes. */
const WAL_PAGES = 8_000;

export type Value = string | number | boolean | null;

export interface Database {
  /** Every row that the statement returns, as the caller says its columns are. */
  rows<Row>(sql: string, values?: Value[]): Row[];
  row<Row>(sql: string, values?: Value[]): Row | undefined;
  /** Number of rows changed. */
  run(sql: string, values?: Value[]): number;
  /** Several statements without values, separated by semicolons. */
  script(sql: string): void;
  /** All of it or, when `work` throws, nothing. Takes the write lock first, so what `work` reads stays true. */
  transaction<Result>(work: () => Result): Result;
  /**
   * The same for work that comes many at a time: what comes in one turn of the event loop is one transaction, and is synced
   * to the disk once. All of one work or nothing, durable when its promise resolves. May run again: it does nothing else.
   */
  together<Result>(work: () => Result): Promise<Result>;
  /** Whether another connection has the file open, of this process or another. Not inside a transaction. */
  isShared(): boolean;
  close(): void;
}

/**
 * @param path a file, created where it is missing; its folder must exist
 * @throws libsql's error when it cannot be opened, is no database, or another process holds it for `busyFor` ms
 */
export function openDatabase(path: string, busyFor = BUSY_FOR): Database {
  const connection = new Libsql(path, { timeout: busyFor });
  const prepared = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const rows = <Row>(sql: string, values: Value[] = []): Row[] => prepare(sql).all(values.map(bindable)) as Row[];
  try {
    // Asked first: changing the mode needs the file alone, and a second process would be refused.
    if (rows<{ journal_mode: string }>('PRAGMA journal_mode')[0]?.journal_mode !== 'wal')
      connection.exec('PRAGMA journal_mode = WAL');
    connection.exec(
      `PRAGMA synchronous = FULL; PRAGMA cache_size = -${CACHE}; PRAGMA wal_autocheckpoint = ${WAL_PAGES}`,
    );
  } catch (error) {
    connection.close();
    throw error;
  }
  const transaction = <Result>(work: () => Result): Result => {
    prepare('BEGIN IMMEDIATE').run();
    try {
      const result = work();
      prepare('COMMIT').run();
      return result;
    } catch (error) {
      // A full disk ends the transaction by itself; rolling back again would hide the reason.
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    rows,
    row: <Row>(sql: string, values?: Value[]) => rows<Row>(sql, values)[0],
    run: (sql, values = []) => prepare(sql).run(values.map(bindable)).changes,
    script: (sql) => void connection.exec(sql),
    transaction,
    together: groupsOf(transaction),
    isShared() {
      // Only a connection that has the file alone may leave WAL.
      connection.exec('PRAGMA busy_timeout = 0');
      try {
        connection.exec('PRAGMA journal_mode = DELETE');
        return false;
      } catch {
        return true;
      } finally {
        connection.exec('PRAGMA journal_mode = WAL');
        connection.exec(`PRAGMA busy_timeout = ${busyFor}`);
      }
    },
    close() {
      if (!connection.open) return;
      // libsql leaves this to its garbage collector. Nobody is waited for: what stays in the WAL is read again anyway.
      connection.exec('PRAGMA busy_timeout = 0');
      try {
        rows('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: whoever only read must not fail of it.
      } finally {
        connection.close();
      }
    },
  };
}

/** SQLite's word for what went wrong → what it means. A transaction that failed was not done. */
export function databaseTrouble(error: unknown): Pick<StoreFailure, 'trouble' | 'perhapsDone'> {
  let word = '';
  for (let e = error; e instanceof Error && word === ''; e = e.cause) if ('code' in e) word = String(e.code);
  // A quota, or a limit on the size of files, makes SQLite's writing fail and not its disk full.
  const isFull = word === 'SQLITE_FULL' || word === 'SQLITE_IOERR_WRITE';
  return { trouble: isFull ? 'full' : word === 'SQLITE_BUSY' ? 'away' : 'shut', perhapsDone: false };
}

/** A list as one value, for `IN (SELECT value FROM json_each(?))`: one statement for any length. */
export function listValue(texts: string[]): string {
  return JSON.stringify(texts.map(storable));
}

function bindable(value: Value): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return storable(value);
  if (value === null || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw new TypeError(`a database value: expected text, a finite number, a boolean or null, got ${String(value)}`);
}

/** A text that comes back as it went in: libsql cuts at NUL, and half a surrogate pair is no UTF-8. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');
}
