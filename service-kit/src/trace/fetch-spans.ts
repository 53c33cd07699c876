import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Span } from "./span.ts";
import { writeTraceparent } from "./traceparent.ts";
import { beginSpan, currentTrail } from "./tracing.ts";

/** What Node's own `fetch` tells about a request: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md */
interface FetchRequest {
  readonly origin: string | URL;
  readonly method: string;
  readonly path: string;
  addHeader(name: string, value: string): unknown;
}

/** Traces what this process asks others by `fetch`, and tells them the trace. Returns how to stop. */
export function traceFetch(): () => void {
  const spans = new WeakMap<object, Span>();
  const listeners = {
    "undici:request:create": ({ request }: { readonly request: FetchRequest }) => {
      const trail = currentTrail();
      if (trail === null) return;
      const span = beginSpan({
        name: `${request.method} ${hostOf(request)}`,
        kind: "client",
        attributes: {
          "http.request.method": request.method,
          "server.address": hostOf(request),
          "url.path": request.path.replace(/\?.*$/, ""),
        },
      });
      if (span !== null) spans.set(request, span);
      request.addHeader(
        "traceparent",
        span === null ? trail.traceparent : writeTraceparent({ ...span, isSampled: true }),
      );
    },
    "undici:request:headers": ({ request, response }: { request: object; response: { statusCode: number } }) => {
      const span = spans.get(request);
      span?.set({ "http.response.status_code": response.statusCode });
      if (response.statusCode >= 500) span?.fail(new Error(`answered ${response.statusCode}`));
    },
    "undici:request:trailers": ({ request }: { request: object }) => spans.get(request)?.end(),
    "undici:request:error": ({ request, error }: { request: object; error: unknown }) => {
      spans.get(request)?.fail(error);
      spans.get(request)?.end();
    },
  };
  const all = Object.entries(listeners) as [string, (message: unknown) => void][];
  for (const [channel, listener] of all) subscribe(channel, listener);
  return () => {
    for (const [channel, listener] of all) unsubscribe(channel, listener);
  };
}

function hostOf({ origin }: FetchRequest): string {
  return new URL(origin).host;
}
