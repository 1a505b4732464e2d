// Nothing → a tracer behind OpenTelemetry's API that keeps its spans: what an SDK does, as far as a test needs it.
import {
  context,
  ROOT_CONTEXT,
  trace,
  type Attributes,
  type Context,
  type ContextManager,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

export interface KeptSpan {
  id: string;
  name: string;
  parent: string | null;
  attributes: Attributes;
  error: string | null;
  ended: boolean;
}

export interface MemoryTracer {
  /** In the order they began. */
  spans: KeptSpan[];
  /** Puts back what was there before: nothing. */
  remove(): void;
}

export function registerTracer(): MemoryTracer {
  const spans: KeptSpan[] = [];
  const began = (name: string, options: SpanOptions, within: Context): Span => {
    const kept: KeptSpan = {
      id: String(spans.length + 1).padStart(16, '0'),
      name,
      parent: trace.getSpanContext(within)?.spanId ?? null,
      attributes: { ...options.attributes },
      error: null,
      ended: false,
    };
    spans.push(kept);
    return spanOf(kept);
  };
  const tracer: Tracer = {
    startSpan: (name, options = {}, within = context.active()) => began(name, options, within),
    startActiveSpan: (name: string, ...rest: unknown[]) => {
      const work = rest.at(-1) as (span: Span) => unknown;
      const options = rest.length > 1 ? (rest[0] as SpanOptions) : {};
      const span = began(name, options, context.active());
      return context.with(trace.setSpan(context.active(), span), () => work(span));
    },
  };
  context.setGlobalContextManager(contexts());
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  return {
    spans,
    remove() {
      trace.disable();
      context.disable();
    },
  };
}

function spanOf(kept: KeptSpan): Span {
  const span: Span = {
    spanContext: () => ({ traceId: '1'.padStart(32, '0'), spanId: kept.id, traceFlags: 1 }),
    setAttribute: (name, value) => span.setAttributes({ [name]: value }),
    setAttributes(more) {
      Object.assign(kept.attributes, more);
      return span;
    },
    addEvent: () => span,
    addLink: () => span,
    addLinks: () => span,
    setStatus({ message = '' }) {
      kept.error = message;
      return span;
    },
    updateName: () => span,
    end: () => void (kept.ended = true),
    isRecording: () => !kept.ended,
    recordException: () => undefined,
  };
  return span;
}

function contexts(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...given) => storage.run(active, () => work.call(self as never, ...given)),
    bind: (_, target) => target,
    enable: () => manager,
    disable() {
      storage.disable();
      return manager;
    },
  };
  return manager;
}
