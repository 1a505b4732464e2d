// A piece of work and the ids it is about in, the same work as an OpenTelemetry span out; without an SDK, which the operator
// loads, it is the work alone.
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { errorText } from './log.ts';

type Ids = Record<string, string | number>;

/**
 * @param name "poll", "article" or "delivery"; a span begun within the work is its child
 * @param work `note` adds what it finds out
 * @returns what the work returns; what it throws is noted, without secrets, and thrown on
 */
export function inSpan<T>(name: string, ids: Ids, work: (note: (more: Ids) => void) => Promise<T>): Promise<T> {
  return trace.getTracer('stakewatch').startActiveSpan(name, { attributes: attributes(ids) }, async (span) => {
    try {
      return await work((more) => void span.setAttributes(attributes(more)));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: errorText(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

function attributes(ids: Ids): Ids {
  return Object.fromEntries(Object.entries(ids).map(([name, value]) => [`stakewatch.${name}`, value]));
}
