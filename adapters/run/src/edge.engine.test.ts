import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSent, sentLogs } from "./supervise/spend/sent-bytes.ts";
import { type PlannedMachine, planMachine } from "./testing/planned-machine.ts";
import { type RunningEngine, runOnce, startEngine } from "./testing/running-engine.ts";
import { type StubServer, stubServer } from "./testing/stub-server.ts";

const FILM = "0190b1c2-film";
const SEGMENT = Buffer.alloc(300_000, "segment");

let machine: PlannedMachine;
let nginx: RunningEngine;
let balancer: StubServer;
let origin: string;

beforeAll(async () => {
  machine = await planMachine();
  origin = `http://127.0.0.1:${machine.port("edge")}`;
  const folder = `${machine.placement.state}/buckets/media`;
  await mkdir(`${folder}/processed/${FILM}/720p`, { recursive: true, mode: 0o755 });
  await mkdir(`${folder}/thumbnails/${FILM}`, { recursive: true, mode: 0o755 });
  const assets = `${machine.placement.state}/assets/_next/static/chunks`;
  await mkdir(assets, { recursive: true, mode: 0o755 });
  await writeFile(`${assets}/0ld.js`, "const old = true;");
  await writeFile(`${folder}/processed/${FILM}/720p/1.m4s`, SEGMENT);
  await writeFile(`${folder}/processed/${FILM}/master.m3u8`, "#EXTM3U\n");
  await writeFile(`${folder}/thumbnails/${FILM}/poster.jpg`, "poster");
  await writeFile(`${folder}/raw/secret.txt`, "not for you");
  balancer = await stubServer(machine.port("balancer"), answer);
  nginx = await startEngine(machine.process("edge"), () => fetch(`${origin}/.well-known/edge-health`));
});

afterAll(async () => {
  await nginx?.[Symbol.asyncDispose]();
  await balancer?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("what leaves the disk", () => {
  it("is counted by the byte, and nothing else is", async () => {
    const [path = ""] = sentLogs([machine.process("edge")]);
    const asked = ["/api/films", "/_next/static/chunks/nowhere.js", "/_next/static/chunks/0ld.js"];
    // Numbers leave in the order in which they came: what is not to be counted would stand before the last.
    for (const one of [...asked, `${signed(3600)}720p/1.m4s`]) await (await fetch(`${origin}${one}`)).arrayBuffer();
    await expect.poll(async () => (await readSent(path, 0)).bytes, { timeout: 5_000 }).toBeGreaterThan(SEGMENT.length);
    const { answers, bytes } = await readSent(path, 0);
    expect(answers).toBe(2);
    expect(bytes).toBeLessThan(SEGMENT.length + 2_500);
  });
});

describe("what is no request", () => {
  it("is answered in the platform's error form", async () => {
    const answers = [
      await fetch(`${origin}/api/films?${"x".repeat(60_000)}`),
      await fetch(`${origin}/api/films`, { headers: { "x-long": "x".repeat(60_000) } }),
      await fetch(`${origin}/api/%zz`),
    ];
    expect(await Promise.all(answers.map(codeOf))).toEqual(Array(3).fill("VALIDATION_FAILED"));
    expect(answers.map(({ status }) => status)).toEqual([414, 431, 400]);
  });
});

describe("nginx's own opinion", () => {
  it("accepts the configuration without a word, as the user it runs as", async () => {
    const { command } = machine.process("edge");
    const argv = ["/bin/sh", "-c", 'exec "$0" "$@" -t > /dev/null', ...command.argv];
    const output = await runOnce({ ...command, argv });
    expect(output).not.toMatch(/\[(warn|emerg|alert)\]/);
    expect(nginx.output()).not.toMatch(/\[(emerg|alert|crit)\]/);
  });
});

describe("signed media", () => {
  it("plays with a grant, by ranges, with its type and for ever", async () => {
    const segment = await fetch(`${origin}${signed(3600)}720p/1.m4s`);
    expect(segment.status).toBe(200);
    expect(segment.headers.get("content-type")).toBe("video/iso.segment");
    expect(segment.headers.get("cache-control")).toBe("private, max-age=86400, immutable");
    expect(Buffer.from(await segment.arrayBuffer()).equals(SEGMENT)).toBe(true);
    const range = await fetch(`${origin}${signed(3600)}720p/1.m4s`, { headers: { range: "bytes=100-199" } });
    expect(range.status).toBe(206);
    expect(range.headers.get("content-range")).toBe(`bytes 100-199/${SEGMENT.length}`);
  });

  it("covers playlists and what stands in the other prefix with the same signature", async () => {
    const playlist = await fetch(`${origin}${signed(3600)}master.m3u8`);
    expect(playlist.headers.get("content-type")).toBe("application/vnd.apple.mpegurl");
    expect(playlist.headers.get("cache-control")).toBe("no-cache");
    expect(await (await fetch(`${origin}${signed(3600)}thumbnails/poster.jpg`)).text()).toBe("poster");
  });

  it("refuses a forged grant, an expired one, another directory and another method, in the platform's error form", async () => {
    const expected = [
      [signed(3600).replace(/\/media\/./, "/media/!"), 404, "NOT_FOUND"],
      [signed(3600).replace(/\/media\/.{22}/, `/media/${"A".repeat(22)}`), 403, "FORBIDDEN"],
      [signed(-10), 410, "GONE"],
      [signed(3600).replace(FILM, "another"), 403, "FORBIDDEN"],
    ] as const;
    for (const [path, status, code] of expected) {
      const response = await fetch(`${origin}${path}master.m3u8`);
      expect([response.status, await codeOf(response)]).toEqual([status, code]);
    }
    const posted = await fetch(`${origin}${signed(3600)}master.m3u8`, { method: "POST" });
    expect([posted.status, await codeOf(posted)]).toEqual([405, "METHOD_NOT_ALLOWED"]);
  });

  it("lets nobody out of the directory", async () => {
    for (const way of ["../../raw/secret.txt", "..%2f..%2fraw/secret.txt", "%2e%2e/%2e%2e/raw/secret.txt"]) {
      const response = await raw(`${signed(3600)}${way}`);
      expect([403, 404]).toContain(response.statusCode);
    }
  });

  it("forgets a deleted file at once", async () => {
    const path = `${machine.placement.state}/buckets/media/processed/${FILM}/720p/2.m4s`;
    await writeFile(path, SEGMENT);
    expect((await fetch(`${origin}${signed(3600)}720p/2.m4s`)).status).toBe(200);
    await rm(path);
    await expect.poll(async () => (await fetch(`${origin}${signed(3600)}720p/2.m4s`)).status).toBe(404);
  });
});

describe("files of a site's builds", () => {
  it("outlive the build, for pages that are still open, whoever asks", async () => {
    for (const headers of [{}, { cookie: "refresh_token=x" }]) {
      const old = await fetch(`${origin}/_next/static/chunks/0ld.js`, { headers });
      expect([old.status, await old.text()]).toEqual([200, "const old = true;"]);
      expect(old.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      expect(old.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(old.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("are asked of a task where they do not lie here", async () => {
    const asked = await fetch(`${origin}/_next/static/chunks/another.js`);
    expect(await asked.json()).toMatchObject({ url: "/_next/static/chunks/another.js" });
  });
});

describe("the cache", () => {
  it("keeps what anonymous readers get, and asks again for anybody with credentials", async () => {
    const cache = async (headers: Record<string, string> = {}) =>
      (await fetch(`${origin}/api/films?page=1`, { headers })).headers.get("x-cache");
    expect([await cache(), await cache()]).toEqual(["MISS", "HIT"]);
    expect(await cache({ authorization: "Bearer x" })).toBe("BYPASS");
    expect(await cache({ cookie: "refresh_token=x" })).toBe("BYPASS");
    expect(await cache()).toBe("HIT");
  });

  it("gives a kept answer the id of who asks, never of who asked first", async () => {
    const idOf = async (id?: string) =>
      (
        await fetch(`${origin}/api/films?ids=1`, id === undefined ? {} : { headers: { "x-request-id": id } })
      ).headers.get("x-request-id");
    expect([await idOf("first-one"), await idOf("second-one"), await idOf()]).toEqual([
      "first-one",
      "second-one",
      null,
    ]);
  });

  it("lets everybody ask only for what is new: of the service what may not be kept, of the edge the rest", async () => {
    const asked = async (query: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${origin}/api/films?${query}`, {
        headers: { "if-none-match": 'W/"had"', ...headers },
      });
      await answer.arrayBuffer();
      return [answer.status, answer.headers.get("x-cache")];
    };
    expect(await asked("tag=1&private=1")).toEqual([304, "MISS"]);
    expect(await asked("tag=1&private=1", { authorization: "Bearer x" })).toEqual([304, "BYPASS"]);
    expect([await asked("tag=1"), await asked("tag=1")]).toEqual([
      [304, "MISS"],
      [304, "HIT"],
    ]);
    expect((await fetch(`${origin}/api/films?tag=1`)).status).toBe(200);
  });

  it("keeps nothing more, and answers as before, while the disk has no room to spare", async () => {
    const asked = async (page: string) => {
      const { status, headers } = await fetch(`${origin}/api/films?page=${page}`);
      return `${status} ${headers.get("x-cache")}`;
    };
    const twice = async (page: string) => [await asked(page), await asked(page)];
    expect(await twice("kept")).toEqual(["200 MISS", "200 HIT"]);
    const room = machine.plan.files.find(({ needsRoom }) => needsRoom)?.path ?? "";
    await rm(room);
    await expect.poll(() => twice(randomUUID())).toEqual(["200 MISS", "200 MISS"]);
    expect(await asked("kept")).toBe("200 HIT");
    await writeFile(room, "", { mode: 0o644 });
    await expect.poll(() => twice(randomUUID())).toEqual(["200 MISS", "200 HIT"]);
  });

  it("asks once for many who come at once", async () => {
    const before = balancer.requests.length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}/api/films?slow=1`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(balancer.requests.length - before).toBe(1);
  });

  it("never keeps health, private answers, errors or pages", async () => {
    for (const path of ["/api/health", "/api/films?private=1", "/api/films?status=404", "/page"]) {
      await fetch(`${origin}${path}`);
      expect((await fetch(`${origin}${path}`)).headers.get("x-cache")).not.toBe("HIT");
    }
  });
});

describe("limits", () => {
  it("answers 413 to a body that is too long, and lets an upload be longer", async () => {
    const body = Buffer.alloc(2 * 1_048_576);
    const refused = await fetch(`${origin}/api/films`, { method: "POST", body });
    expect([refused.status, await codeOf(refused)]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    const upload = await fetch(`${origin}/api/films/upload/1`, { method: "PATCH", body });
    expect(await upload.json()).toMatchObject({ bytes: body.length });
    const beyond = await raw("/api/films/upload/1", { method: "PATCH", headers: { "content-length": "99000000" } });
    expect(beyond.statusCode).toBe(413);
  });

  it("hands an upload on while it arrives", async () => {
    const arrived = once(balancer.server, "request");
    const upload = request(`${origin}/api/films/upload/2`, { method: "PATCH", headers: { "content-length": "10" } });
    upload.write("12345");
    await arrived;
    const answered = once(upload, "response");
    upload.end("67890");
    const [response] = (await answered) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    response.resume();
  });

  it("answers 429 with a time to wait when one address asks too often, wherever the alias leads", async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 8; index++) {
      const response = await fetch(`${origin}/api/v1/films/login`, {
        method: "POST",
        headers: { "x-request-id": "limited-1" },
      });
      statuses.push(response.status);
      if (response.status !== 429) continue;
      expect(response.headers.get("retry-after")).toBe("12");
      expect(await response.json()).toMatchObject({ error: { code: "RATE_LIMITED", requestId: "limited-1" } });
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(6);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});

describe("passing on", () => {
  it("serves the versioned paths as the plain ones", async () => {
    expect(await (await fetch(`${origin}/api/v1/films/seen?a=%20b`)).json()).toMatchObject({
      url: "/api/films/seen?a=%20b",
    });
  });

  it("says who asked, and does not believe the client about it", async () => {
    const headers = { "x-forwarded-for": "8.8.8.8", "x-forwarded-proto": "https", "x-request-id": "bad id" };
    const response = await fetch(`${origin}/api/films/seen`, { headers });
    const seen = (await response.json()) as { headers: Record<string, string> };
    expect(seen.headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
    expect(seen.headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    expect(response.headers.get("x-request-id")).toBe(seen.headers["x-request-id"]);
  });

  it("gives pages a policy, and keeps the one a site has", async () => {
    const { headers } = await fetch(`${origin}/page`);
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("permissions-policy")).toContain("camera=(self)");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect((await fetch(`${origin}/page?policy=1`)).headers.get("content-security-policy")).toBe("own");
    expect((await fetch(`${origin}/api/films/seen`)).headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("passes events on as they happen", async () => {
    const response = await fetch(`${origin}/api/films/1/events`);
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe("data: first\n\n");
    await reader?.cancel();
  });

  it("passes a WebSocket on", async () => {
    balancer.server.once("upgrade", (_, socket) => {
      socket.end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    });
    const headers = { connection: "Upgrade", upgrade: "websocket" };
    const [response] = await once(request(`${origin}/api/live`, { headers }).end(), "upgrade");
    expect(response.statusCode).toBe(101);
  });

  it("answers UNAVAILABLE in the platform's error form while nothing stands behind it", async () => {
    await balancer[Symbol.asyncDispose]();
    const response = await fetch(`${origin}/api/films/away`);
    expect([response.status, await codeOf(response)]).toEqual([503, "UNAVAILABLE"]);
    expect(response.headers.get("retry-after")).toBe("1");
    balancer = await stubServer(machine.port("balancer"), answer);
    expect((await fetch(`${origin}/api/films/back`)).status).toBe(200);
  });
});

/** What stands for balancer and services. */
function answer(incoming: IncomingMessage, response: ServerResponse): void {
  const url = new URL(incoming.url ?? "/", origin);
  if (url.pathname.endsWith("/events")) {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: first\n\n");
    return;
  }
  if (url.searchParams.has("private")) response.setHeader("cache-control", "private");
  if (url.searchParams.has("tag")) response.setHeader("etag", 'W/"had"');
  if (url.searchParams.has("policy")) response.setHeader("content-security-policy", "own");
  response.setHeader("content-type", url.pathname === "/page" ? "text/html; charset=utf-8" : "application/json");
  response.setHeader("x-request-id", String(incoming.headers["x-request-id"]));
  const has = url.searchParams.has("private") && incoming.headers["if-none-match"] === 'W/"had"';
  response.statusCode = has ? 304 : Number(url.searchParams.get("status") ?? 200);
  let bytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  incoming.on("end", () => {
    const body = JSON.stringify({ url: incoming.url, headers: incoming.headers, bytes });
    if (url.searchParams.has("slow")) setTimeout(() => response.end(body), 30);
    else response.end(body);
  });
}

function signed(secondsFromNow: number): string {
  const expiry = Math.floor(Date.now() / 1_000) + secondsFromNow;
  const secret = machine.placement.secrets["secret.media"];
  const word = secret?.form === "password" ? secret.value : "";
  const signature = createHash("md5").update(`${expiry}/${FILM} ${word}`).digest("base64url");
  return `/media/${signature}/${expiry}/${FILM}/`;
}

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  return ((await response.json()) as { error: { code: string } }).error.code;
}

/** A request whose path nobody tidies up. */
async function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<IncomingMessage> {
  const sent = request({ host: "127.0.0.1", port: machine.port("edge"), path, ...options });
  sent.flushHeaders();
  if (options.method === undefined) sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  sent.destroy();
  return response;
}
