import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { Upload, type UploadOptions } from "tus-js-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, signIn } from "../testing/client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { removeExpired } from "./uploads/remove-expired.ts";
import { sweep } from "./uploads/sweeper.ts";

let rig: Rig;
let ana: Client;
let ben: Client;
const quota = 3_000_000;

beforeAll(async () => {
  rig = await startRig({ env: { UPLOAD_MAX_BYTES: "2000000", UPLOAD_QUOTA_BYTES: String(quota) } });
});
afterAll(() => rig[Symbol.asyncDispose]());

/** A fresh pair per test: quotas do not add up. */
async function people(): Promise<void> {
  [ana, ben] = await Promise.all([signIn(rig, { username: "ana" }), signIn(rig, { username: "ben" })]);
}

const bytes = (count: number) => new Uint8Array(randomBytes(count));
const hash = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

async function stored(id: string): Promise<string> {
  const stream = await rig.deps.storage.get(`raw/${id}/original`);
  if (stream === undefined) throw new Error("nothing stored");
  return hash(await buffer(stream));
}

async function created(client: Client, size: number, metadata: Record<string, string> = {}): Promise<string> {
  const answer = await client.create(size, metadata);
  expect(answer.status).toBe(201);
  return answer.headers.get("video-id") ?? "";
}

describe("creating", () => {
  it("answers with the place to send to and the video, which waits for its bytes", async () => {
    await people();
    const answer = await ana.create(1_000, {
      title: "Airflare",
      category: "power-move",
      tags: "a, b ,a",
      visibility: "private",
      filename: "a.mov",
      filetype: "video/quicktime",
    });
    const id = answer.headers.get("video-id");
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`/api/videos/upload/${id}`);
    expect(answer.headers.get("tus-resumable")).toBe("1.0.0");
    expect(Date.parse(answer.headers.get("upload-expires") ?? "")).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    expect(await ana.video(id ?? "")).toMatchObject({
      ...{
        title: "Airflare",
        category: "power-move",
        tags: ["a", "b"],
        visibility: "private",
        state: "uploading",
        stage: "upload",
        size: 1_000,
      },
      owner: { id: ana.id, username: "ana" },
    });
  });

  it("refuses what it must before any byte", async () => {
    await people();
    const wrong = await ana.create(100, { category: "breakdance" });
    expect(wrong.body.error).toMatchObject({
      code: "VALIDATION_FAILED",
      details: { field: "category", suggestion: expect.stringContaining("footwork") },
    });
    expect((await ana.create(0)).body.error).toMatchObject({ code: "EMPTY_FILE" });
    const large = await ana.create(2_000_001);
    expect([large.status, large.body.error.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    const unknown = await ana.create(1, {}, { "upload-length": "many" });
    expect([unknown.status, unknown.body.error.code]).toEqual([400, "VALIDATION_FAILED"]);
    const version = await ana.create(1, {}, { "tus-resumable": "0.2.2" });
    expect(version.status).toBeGreaterThanOrEqual(400);
    const anonymous = await fetch(`${rig.url}/api/videos/upload`, {
      method: "POST",
      headers: { "tus-resumable": "1.0.0", "upload-length": "5" },
    });
    expect(anonymous.status).toBe(401);
  });

  it("keeps to the quota, also when two uploads start at once", async () => {
    await people();
    const answers = await Promise.all([1_600_000, 1_600_000].map((size) => ana.create(size)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 413]);
    expect(answers.find(({ status }) => status === 413)?.body.error).toMatchObject({
      code: "QUOTA_EXCEEDED",
      message: expect.stringContaining("1 MB"),
    });
    expect((await ben.create(1_600_000)).status).toBe(201);
  });

  it("makes one upload of a request that is sent twice with an Idempotency-Key", async () => {
    await people();
    const key = { "idempotency-key": "retry-1" };
    const [first, second] = [await ana.create(10, {}, key), await ana.create(10, {}, key)];
    expect(second.status).toBe(201);
    expect(second.headers.get("video-id")).toBe(first.headers.get("video-id"));
    expect((await ben.create(10, {}, key)).headers.get("video-id")).not.toBe(first.headers.get("video-id"));
  });

  it("takes the bytes along with the creation", async () => {
    await people();
    const data = bytes(2_000);
    const answer = await fetch(`${rig.url}/api/videos/upload`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${ana.token}`,
        "tus-resumable": "1.0.0",
        "upload-length": "2000",
        "content-type": "application/offset+octet-stream",
      },
      body: data,
    });
    expect([answer.status, answer.headers.get("upload-offset")]).toEqual([201, "2000"]);
    const id = answer.headers.get("video-id") ?? "";
    expect(await ana.video(id)).toMatchObject({ state: "uploaded", title: "Untitled" });
    expect(await stored(id)).toBe(hash(data));
  });

  it("tells what it can do", async () => {
    const answer = await fetch(`${rig.url}/api/videos/upload`, { method: "OPTIONS" });
    expect(answer.headers.get("tus-extension")).toBe("creation,creation-with-upload,termination,expiration");
    expect(answer.headers.get("tus-max-size")).toBe("2000000");
  });
});

describe("sending", () => {
  it("goes on where a cut line left off, from another tab too", async () => {
    await people();
    const data = bytes(1_500_000);
    const id = await created(ana, data.length, { filename: "long.mp4" });
    await cutAfter(id, data.subarray(0, 700_000));
    const { body } = await ana.send("GET", "/api/videos/uploads");
    expect(body.items).toMatchObject([
      { id, title: "Windmill", filename: "long.mp4", size: data.length, location: `/api/videos/upload/${id}` },
    ]);
    const offset = Number((await ana.head(id)).headers.get("upload-offset"));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(700_000);
    expect((await ana.patch(id, data.slice(offset), offset)).status).toBe(204);
    expect(await stored(id)).toBe(hash(data));
    expect((await ana.send("GET", "/api/videos/uploads")).body.items).toEqual([]);
  });

  it("serves the usual client, piece by piece, paused and resumed", async () => {
    await people();
    const data = bytes(1_000_000);
    const options: UploadOptions = {
      endpoint: `${rig.url}/api/videos/upload`,
      headers: { authorization: `Bearer ${ana.token}` },
      metadata: { title: "Piece by piece" },
      chunkSize: 250_000,
    };
    const paused = Promise.withResolvers<string>();
    const first = new Upload(Buffer.from(data), {
      ...options,
      onChunkComplete: (_size, accepted) => {
        if (accepted >= 500_000) void first.abort().then(() => paused.resolve(first.url ?? ""));
      },
      onError: paused.reject,
    });
    first.start();
    const url = await paused.promise;
    const finished = Promise.withResolvers<void>();
    new Upload(Buffer.from(data), {
      ...options,
      uploadUrl: url,
      onSuccess: () => finished.resolve(),
      onError: finished.reject,
    }).start();
    await finished.promise;
    const id = url.split("/").at(-1) ?? "";
    expect(await ana.video(id)).toMatchObject({ title: "Piece by piece", state: "uploaded" });
    expect(await stored(id)).toBe(hash(data));
  });

  it("enqueues the processing once, however often the end is sent", async () => {
    await people();
    const data = bytes(5_000);
    const id = await ana.upload(data);
    const again = await ana.patch(id, data, 0);
    expect([again.status, again.body.error.code]).toEqual([409, "CONFLICT"]);
    expect((await ana.patch(id, new Uint8Array(), 5_000)).status).toBe(204);
    const head = await ana.head(id);
    expect([head.headers.get("upload-offset"), head.headers.get("upload-length")]).toEqual(["5000", "5000"]);
    expect(await jobsOf(id)).toBe(1);
  });

  it("lets nobody else look, send or end", async () => {
    await people();
    const id = await created(ana, 10);
    const answers = [
      await ben.patch(id, bytes(10), 0),
      await ben.head(id),
      await ben.send("DELETE", `/api/videos/upload/${id}`, { headers: { "tus-resumable": "1.0.0" } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.body.error.code).toBe("FORBIDDEN");
    expect((await ana.head(id)).headers.get("upload-offset")).toBe("0");
  });

  it("refuses more than was declared, said or unsaid", async () => {
    await people();
    const id = await created(ana, 1_000);
    const said = await ana.patch(id, bytes(1_001), 0);
    expect([said.status, said.body.error.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    expect(
      await sendChunked(
        id,
        Array.from({ length: 4 }, () => Buffer.alloc(400)),
      ),
    ).toBe(413);
    expect(Number((await ana.head(id)).headers.get("upload-offset"))).toBeLessThanOrEqual(1_000);
    expect((await ana.video(id)).state).toBe("uploading");
  });

  it("has one writer at a time: a newer request gets its turn, and no byte is spoilt", async () => {
    await people();
    const data = bytes(900_000);
    const id = await created(ana, data.length);
    const slow = request(`${rig.url}/api/videos/upload/${id}`, {
      method: "PATCH",
      headers: tusHeaders(ana, 0, data.length),
    });
    slow.on("error", () => undefined);
    slow.write(data.subarray(0, 300_000));
    await expect.poll(() => stat(join(rig.deps.spool, id)).then(({ size }) => size)).toBe(300_000);
    const offset = Number((await ana.head(id)).headers.get("upload-offset"));
    expect(offset).toBe(300_000);
    expect((await ana.patch(id, data.slice(offset), offset)).status).toBe(204);
    slow.destroy();
    expect(await stored(id)).toBe(hash(data));
  });

  it("says that an unknown upload is not there", async () => {
    await people();
    expect((await ana.head("01900000-0000-7000-8000-000000000000")).status).toBe(404);
    expect((await ana.head("..%2f..%2fetc")).status).toBe(404);
  });

  it("forgets an upload that is ended", async () => {
    await people();
    const id = await created(ana, 10);
    await ana.patch(id, bytes(4), 0);
    const ended = await ana.send("DELETE", `/api/videos/upload/${id}`, { headers: { "tus-resumable": "1.0.0" } });
    expect(ended.status).toBe(204);
    expect((await ana.send("GET", `/api/videos/${id}`)).status).toBe(404);
    await expect(stat(join(rig.deps.spool, id))).rejects.toThrow("ENOENT");
  });
});

describe("an upload whose process died after its last byte", () => {
  it("is finished by the client's next question", async () => {
    await people();
    const id = await leftComplete();
    expect((await ana.head(id)).headers.get("upload-offset")).toBe("10");
    expect(await ana.video(id)).toMatchObject({ state: "uploaded" });
    expect(await jobsOf(id)).toBe(1);
  });

  it("is finished by the sweeper when nobody asks, also half way", async () => {
    await people();
    const [whole, moved] = [await leftComplete(), await leftComplete()];
    await rig.deps.storage.adopt(join(rig.deps.spool, moved), `raw/${moved}/original`);
    await sweep(rig.deps, rig.deps.log);
    expect([await ana.video(whole), await ana.video(moved)]).toMatchObject([
      { state: "uploaded" },
      { state: "uploaded" },
    ]);
    expect([await jobsOf(whole), await jobsOf(moved)]).toEqual([1, 1]);
  });

  it("is removed when it expired unfinished, and left to the sweeper when all of it is there", async () => {
    await people();
    const id = await created(ana, 10);
    const whole = await leftComplete();
    expect(await removeExpired(rig.deps)).toBe(0);
    expect(await removeExpired(rig.deps, new Date(Date.now() + 8 * 86_400_000))).toBeGreaterThan(0);
    expect((await ana.send("GET", `/api/videos/${id}`)).status).toBe(404);
    await expect(stat(join(rig.deps.spool, id))).rejects.toThrow("ENOENT");
    expect((await ana.send("GET", `/api/videos/${whole}`)).status).toBe(200);
  });

  async function leftComplete(): Promise<string> {
    const id = await created(ana, 10);
    await writeFile(join(rig.deps.spool, id), bytes(10));
    return id;
  }
});

function tusHeaders(client: Client, offset: number, length: number): Record<string, string> {
  return {
    authorization: `Bearer ${client.token}`,
    "tus-resumable": "1.0.0",
    "content-type": "application/offset+octet-stream",
    "upload-offset": String(offset),
    "content-length": String(length),
  };
}

/** Sends a part of what it announced, waits until it is on the disk, and breaks the connection. */
async function cutAfter(id: string, part: Uint8Array): Promise<void> {
  const broken = request(`${rig.url}/api/videos/upload/${id}`, {
    method: "PATCH",
    headers: tusHeaders(ana, 0, 1_500_000),
  });
  broken.on("error", () => undefined);
  broken.write(part);
  await expect.poll(() => stat(join(rig.deps.spool, id)).then(({ size }) => size)).toBe(part.length);
  broken.destroy();
}

/** Sends without saying how much. */
async function sendChunked(id: string, chunks: readonly Buffer[]): Promise<number> {
  const { "content-length": _unsaid, ...headers } = tusHeaders(ana, 0, 0);
  const sending = request(`${rig.url}/api/videos/upload/${id}`, { method: "PATCH", headers });
  sending.on("error", () => undefined);
  const answered = once(sending, "response");
  for (const chunk of chunks) sending.write(chunk);
  sending.end();
  const [response] = await answered;
  response.resume();
  return response.statusCode;
}

async function jobsOf(id: string): Promise<number> {
  const { rows } = await sql`select id from jobs.jobs where payload->>'videoId' = ${id}`.execute(rig.deps.db);
  return rows.length;
}
