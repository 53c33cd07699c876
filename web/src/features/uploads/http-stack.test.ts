import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { createHttpStack } from "./http-stack.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

it("lets the request that takes an upload back outlive its page", async () => {
  const server = createServer(({ method, headers }, response) => {
    response.writeHead(410, { "upload-expires": "now" }).end(`${method} ${headers.authorization}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const sent = vi.spyOn(globalThis, "fetch");
  const { port } = server.address() as AddressInfo;
  const request = createHttpStack().createRequest("DELETE", `http://127.0.0.1:${port}/upload/1`);
  request.setHeader("Authorization", "Bearer x");
  const answer = await request.send(null);
  expect([answer.getStatus(), answer.getHeader("Upload-Expires"), answer.getBody()]).toEqual([
    410,
    "now",
    "DELETE Bearer x",
  ]);
  expect(sent.mock.lastCall?.[1]).toMatchObject({ keepalive: true });
  server.close();
});
