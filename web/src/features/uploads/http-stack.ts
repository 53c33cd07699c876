import { DefaultHttpStack, type HttpRequest, type HttpResponse, type HttpStack } from "tus-js-client";

/** The requests of an upload. One that takes it back outlives the page that sent it: people cancel and leave at once. */
export function createHttpStack(): HttpStack {
  const ordinary = new DefaultHttpStack({});
  return {
    getName: () => "LastingHttpStack",
    createRequest: (method, url) =>
      method === "DELETE" ? createLastingRequest(method, url) : ordinary.createRequest(method, url),
  };
}

function createLastingRequest(method: string, url: string): HttpRequest {
  const headers = new Headers();
  const given = new AbortController();
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => headers.set(name, value),
    getHeader: (name) => headers.get(name) ?? undefined,
    setProgressHandler() {},
    async send() {
      const response = await fetch(url, { method, headers, keepalive: true, signal: given.signal });
      return toHttpResponse(response, await response.text());
    },
    async abort() {
      given.abort();
    },
    getUnderlyingObject: () => undefined,
  };
}

function toHttpResponse(response: Response, body: string): HttpResponse {
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => response,
  };
}
