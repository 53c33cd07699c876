import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { Type } from "typebox";
import { afterEach, describe, expect, it } from "vitest";
import { type RawData, WebSocket } from "ws";
import { createAuth, createVerifier } from "../auth/index.ts";
import { createHttpApp, type HttpApp } from "../http/index.ts";
import { createLogger } from "../log/index.ts";
import { createTokenSigner } from "../testing/index.ts";
import { addSocket } from "./add-socket.ts";

const signer = await createTokenSigner();
const apps: HttpApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) {
    app.drain();
    await app.close();
  }
});

/** A service that says everything back, with the name of whoever says it, and floods on request. */
async function start() {
  const lines: Record<string, unknown>[] = [];
  const identity = { service: "echo", version: "1.0.0", environment: "test" };
  const log = createLogger(identity, { destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const app = createHttpApp({ ...identity, log });
  apps.push(app);
  const auth = createAuth(createVerifier({ jwks: signer.jwks, issuer: signer.issuer, audience: signer.audience }));
  const ended: string[] = [];
  app.register(async (scope) => {
    addSocket(scope as HttpApp, {
      path: "/live",
      description: "An echo.",
      auth,
      messages: { say: Type.Object({ text: Type.String() }), flood: Type.Object({}), fail: Type.Object({}) },
      open: (talk) => ({
        hear: {
          say: ({ text }) => talk.send({ type: "said", text, by: talk.user?.username ?? null }),
          flood: () => {
            for (let count = 0; count < 2_000; count++) talk.send({ type: "x".repeat(10_000) });
          },
          fail: () => Promise.reject(new Error("a secret of the house")),
        },
        closed: () => void ended.push("closed"),
      }),
    });
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { app, url, lines, ended };
}

async function connect(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live`, { headers });
  const heard: Record<string, unknown>[] = [];
  const closed = once(socket, "close").then(([code]) => code as number);
  socket.on("message", (data: RawData) => heard.push(JSON.parse(data.toString())));
  await once(socket, "open");
  return { socket, heard, closed, say: (message: object) => socket.send(JSON.stringify(message)) };
}

/** The answer to a handshake that is not accepted. */
async function refusal(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live`, { headers });
  socket.on("error", () => undefined);
  const [, response] = await once(socket, "unexpected-response");
  return { status: response.statusCode as number, headers: response.headers as Record<string, string> };
}

describe("a handshake", () => {
  it("is refused for pages of other sites, and for a bad token", async () => {
    const { url } = await start();
    expect((await refusal(url, { origin: "https://example.org" })).status).toBe(403);
    expect((await refusal(url, { authorization: "Bearer nonsense" })).status).toBe(401);
    const { socket } = await connect(url, { origin: url });
    socket.terminate();
  });

  it("is not what another path makes of it: other upgrades are passed over", async () => {
    const { url } = await start();
    const plain = await fetch(`${url}/live`);
    expect([plain.status, plain.headers.get("upgrade")]).toEqual([426, "websocket"]);
    for (const [path, upgrade] of [
      ["/health", "websocket"],
      ["/health", "h2c"],
    ] as const) {
      const asked = httpRequest(`${url}${path}`, { headers: { connection: "Upgrade", upgrade } }).end();
      const [response] = await once(asked, "response");
      expect(response.statusCode).toBe(200);
      response.resume();
    }
  });
});

describe("a socket", () => {
  it("knows who speaks by a message or by the header, never by the address", async () => {
    const { url, lines } = await start();
    const token = await signer.sign({ username: "ana" });
    const { heard, say, socket } = await connect(url);
    say({ type: "say", text: "one" });
    say({ type: "authenticate", token });
    say({ type: "say", text: "two" });
    await expect.poll(() => heard).toMatchObject([{ by: null }, { type: "authenticated" }, { text: "two", by: "ana" }]);
    const other = await connect(url, { authorization: `Bearer ${token}` });
    other.say({ type: "say", text: "three" });
    await expect.poll(() => other.heard).toMatchObject([{ by: "ana" }]);
    socket.close();
    await expect
      .poll(() => lines)
      .toContainEqual(expect.objectContaining({ message: "socket closed", closeCode: 1005 }));
    expect(JSON.stringify(lines)).not.toContain(token);
    other.socket.terminate();
  });

  it("says what is wrong with a message, and goes on", async () => {
    const { url } = await start();
    const { heard, say, socket } = await connect(url);
    socket.send("{");
    say({ type: "shout" });
    say({ type: "say" });
    say({ type: "say", text: "still here" });
    await expect
      .poll(() => heard.map(({ code, text }) => code ?? text))
      .toEqual(["MALFORMED_JSON", "VALIDATION_FAILED", "VALIDATION_FAILED", "still here"]);
    socket.terminate();
  });

  it("ends with the token, unless there is a newer one, and with a bad one at once", async () => {
    const { url } = await start();
    const short = () => signer.sign({ username: "ana" }, 3);
    const ending = await connect(url, { authorization: `Bearer ${await short()}` });
    expect(await ending.closed).toBe(4401);
    expect(ending.heard.at(-1)).toMatchObject({ type: "error", code: "TOKEN_EXPIRED" });
    const bad = await connect(url);
    bad.say({ type: "authenticate", token: "nonsense" });
    expect(await bad.closed).toBe(4401);
    const lasting = await connect(url, { authorization: `Bearer ${await short()}` });
    lasting.say({ type: "authenticate", token: await signer.sign({ username: "ana" }) });
    await expect.poll(() => lasting.heard.length).toBe(1);
    const expired = Date.now() + 3_200;
    await expect.poll(() => Date.now()).toBeGreaterThan(expired);
    lasting.say({ type: "say", text: "still here" });
    await expect.poll(() => lasting.heard.at(-1)).toMatchObject({ by: "ana" });
    lasting.socket.terminate();
  });

  it("is closed by its own fault with the code that says which", async () => {
    const { url, lines } = await start();
    const large = await connect(url);
    large.say({ type: "say", text: "x".repeat(20_000) });
    expect(await large.closed).toBe(1009);
    const talker = await connect(url);
    for (let count = 0; count < 60; count++) talker.say({ type: "say", text: "a" });
    expect(await talker.closed).toBe(1008);
    const broken = await connect(url);
    broken.say({ type: "fail" });
    expect(await broken.closed).toBe(1011);
    expect(JSON.stringify(broken.heard)).not.toContain("secret");
    expect(JSON.stringify(lines)).toContain("a secret of the house");
  });

  it("that does not read what it is told is let go, and nothing is kept for it", async () => {
    const { url, ended, app } = await start();
    const slow = await connect(url);
    slow.socket.pause();
    slow.say({ type: "flood" });
    await expect.poll(() => ended).toEqual(["closed"]);
    const { body } = await app.inject("/metrics");
    expect(body).toContain('sockets_open{path="/live",service="echo"} 0');
  });
});

describe("the API's description", () => {
  it("says what is said on a socket", async () => {
    const { app } = await start();
    const { paths } = (await app.inject("/openapi.json")).json();
    expect(paths["/live"].get.description).toMatch(/^An echo\. A WebSocket of JSON objects/);
  });
});

describe("who is sent away", () => {
  it("is told to come back at once, after what was said before, while others may still come in later", async () => {
    const { app, url } = await start();
    const clients = await Promise.all(Array.from({ length: 20 }, () => connect(url)));
    clients[0]?.say({ type: "say", text: "last" });
    await expect.poll(() => clients[0]?.heard).toMatchObject([{ text: "last" }]);
    app.sendAway(100);
    expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(clients.map(() => 1012));
    // What was on its way is told at once; draining refuses everybody.
    expect(await (await connect(url)).closed).toBe(1012);
    app.drain();
    const { status, headers } = await refusal(url);
    expect([status, headers.connection, headers["retry-after"]]).toEqual([503, "close", "1"]);
  });

  it("does not keep the process waiting for long when it does not answer", async () => {
    const { app, url } = await start();
    const mute = await connect(url);
    mute.socket.pause();
    const since = performance.now();
    app.drain();
    await app.close();
    expect(performance.now() - since).toBeLessThan(8_000);
  });
});
