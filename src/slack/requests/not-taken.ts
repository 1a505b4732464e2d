// An event that cannot be done at the moment → the error by which the receiver leaves it to Slack, which sends it again: at once,
// after a minute and after five.
export interface NotTaken extends Error {
  code: 'stakewatch_not_taken';
}

export function notTaken(why: string): NotTaken {
  return Object.assign(new Error(why), { code: 'stakewatch_not_taken' as const });
}

export function isNotTaken(error: unknown): error is NotTaken {
  return error instanceof Error && 'code' in error && error.code === 'stakewatch_not_taken';
}
