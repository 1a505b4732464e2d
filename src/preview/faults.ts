// Failures ordered by a test in, each at the next call of its method out.

/**
 * What goes wrong with one call. A string is Slack's name of an error ("internal_error"), answered with nothing done.
 * - `status` 429 with `retryAfter` seconds, or 500: refused, nothing done
 * - `lose: 'reply'`: done, then the connection drops (or just 'lose-reply'); `lose: 'request'`: dropped, nothing done
 * - `late`: done at once, answered that many ms later
 */
export type Fault =
  string | { status: 429; retryAfter: number } | { status: 500 } | { lose: 'reply' | 'request' } | { late: number };

export interface Faults {
  /** The next call of the method (`*`: of any) meets this fault; several queue up. */
  next: (method: string, fault: Fault) => void;
  /** From now on every call that no ordered fault meets is asked about; null: it goes well. */
  each: (faultOf: (method: string) => Fault | null) => void;
  take: (method: string) => Fault | null;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  let eachCall: (method: string) => Fault | null = () => null;
  return {
    next(method, fault) {
      queues.set(method, [...(queues.get(method) ?? []), fault]);
    },
    each(faultOf) {
      eachCall = faultOf;
    },
    take: (method) => queues.get(method)?.shift() ?? queues.get('*')?.shift() ?? eachCall(method),
  };
}
