// An alert that is due still in, why it waits out, by what its last try left.
import type { AlertRecord } from '../../domain.ts';
import { refusalIn } from '../slack-errors.ts';
import { isPutOff } from './quiet.ts';

/** `quiet`: for the end of quiet hours; `token`, `refused`: Slack does not take the token, or this message; else `owed`. */
export function whyWaits(alert: Pick<AlertRecord, 'lastError'>): 'quiet' | 'token' | 'refused' | 'owed' {
  if (isPutOff(alert)) return 'quiet';
  return alert.lastError === null ? 'owed' : (refusalIn(alert.lastError) ?? 'owed');
}
