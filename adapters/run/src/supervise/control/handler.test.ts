import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handler } from "./handler.ts";
import { ok } from "./reply.ts";
import { Refused, type Route } from "./route.ts";

const ROUTES: readonly Route[] = [
  {
    ...{ method: "POST", path: "/echo/:name" },
    answer: ({ parameters, query, body }) => ok({ ...parameters, times: query.get("times"), body }),
  },
  {
    ...{ method: "GET", path: "/no" },
    answer: () => {
      throw new Refused(409, "NOT_NOW", "not now");
    },
  },
  {
    ...{ method: "GET", path: "/full" },
    answer: () => {
      using database = new DatabaseSync(":memory:");
      database.exec("PRAGMA page_size = 512; PRAGMA max_page_count = 1; CREATE TABLE kept (text)");
      return ok("nothing is full");
    },
  },
  {
    ...{ method: "GET", path: "/long" },
    answer: () => ({ stream: (response) => response.writeHead(200).end("a\nb\n") }),
  },
];

describe("the control API's handler", () => {
  const server = createServer(handler(ROUTES, "full"));
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => void server.close(resolve)));

  it("hands a route the names in its path, its query and its body", async () => {
    const { text } = await ask("/echo/a%2Fb?times=2", { method: "POST", body: '{"x":1}' });
    expect(JSON.parse(text)).toEqual({ name: "a/b", times: "2", body: { x: 1 } });
    expect(JSON.parse((await ask("/echo/a", { method: "POST" })).text)).toMatchObject({ body: null });
  });

  it("says no as the route does, and to a body that is not JSON", async () => {
    expect(await ask("/no")).toMatchObject({ status: 409, text: '{"error":{"code":"NOT_NOW","message":"not now"}}\n' });
    expect(await ask("/echo/a", { method: "POST", body: "{" })).toMatchObject({ status: 400 });
    expect(await ask("/echo/a/b", { method: "POST" })).toMatchObject({ status: 404 });
    expect(await ask("/echo/a")).toMatchObject({ status: 404 });
    expect(await ask("/echo/%E0%A4%A", { method: "POST" })).toMatchObject({ status: 400 });
  });

  it("says that a disk is full, which is no fault of Terrace", async () => {
    const { status, text } = await ask("/full");
    expect([status, JSON.parse(text)]).toMatchObject([507, { error: { code: "NO_ROOM" } }]);
  });

  it("lets a route stream", async () => {
    expect(await ask("/long")).toEqual({ status: 200, text: "a\nb\n" });
  });
});
