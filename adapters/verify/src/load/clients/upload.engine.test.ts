import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { describe, expect, it } from "vitest";
import type { UploadPopulation } from "../load.ts";
import { runLoad } from "../run-load.ts";
import { openHttp } from "../testing/open-server.ts";
import { loadOf, only, outcomesOf } from "../testing/population.ts";

/** One upload after the other, each created and then sent in three chunks: twelve requests, three uploads. */
const UPLOADS: UploadPopulation = {
  kind: "upload",
  name: "creators",
  uploads: 1,
  path: "/files",
  size: 250_000,
  chunk: 100_000,
  every: 50,
  for: 600,
  metadata: { filename: "clip.mp4" },
};

describe("uploads in flight", () => {
  it("are created, sent in chunks and followed by the next", async () => {
    const { report, sizes } = await uploading();
    expect(outcomesOf(report)).toEqual({ ok: 12 });
    expect(report.uploads).toEqual({
      started: 3,
      completed: 3,
      acknowledgedBytes: 750_000,
      resumed: 0,
      lostBytes: 0,
    });
    expect(sizes).toEqual([250_000, 250_000, 250_000]);
  });

  it("go on at the server's offset after a chunk was cut, and lose nothing", async () => {
    const { report, sizes } = await uploading({ cut: 2 });
    expect(report.failed).toBe(1);
    expect(report.uploads).toMatchObject({ resumed: 1, lostBytes: 0 });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(report.uploads?.acknowledgedBytes);
  });

  it("count acknowledged bytes that the server no longer has as lost", async () => {
    const { report } = await uploading({ cut: 2, forget: true });
    expect(report.uploads).toMatchObject({ lostBytes: 100_000, resumed: 0 });
    expect(report.statuses).toMatchObject({ 404: 1 });
  });

  it("do not take a status for an acknowledgement", async () => {
    await using server = await openHttp((asked, answer) => {
      asked.resume();
      answer.writeHead(asked.method === "POST" ? 201 : 204, { location: "/files/1" }).end();
    });
    const report = only(await runLoad(loadOf(server.target, { ...UPLOADS, for: 100 })));
    expect(outcomesOf(report)).toEqual({ ok: 1, "malformed-response": 1 });
    expect(report.uploads).toMatchObject({ started: 1, acknowledgedBytes: 0 });
  });

  it("never follow a server to another origin", async () => {
    await using server = await openHttp((_asked, answer) =>
      answer.writeHead(201, { location: "http://192.0.2.1/files/1" }).end(),
    );
    const report = only(await runLoad(loadOf(server.target, { ...UPLOADS, for: 100 })));
    expect(outcomesOf(report)).toEqual({ "malformed-response": 2 });
  });
});

interface Mischief {
  /** Number of the chunk whose connection is cut before its answer. */
  readonly cut?: number;
  /** Forgets all uploads with it. */
  readonly forget?: boolean;
}

async function uploading({ cut, forget = false }: Mischief = {}) {
  const directory = mkdtempSync(join(tmpdir(), "terrace-load-"));
  const tus = new Server({ path: "/files", datastore: new FileStore({ directory }) });
  let chunks = 0;
  const answer = (asked: IncomingMessage, answered: ServerResponse) => {
    if (asked.method === "PATCH" && ++chunks === cut) {
      if (forget) for (const file of readdirSync(directory)) rmSync(join(directory, file));
      asked.socket.resetAndDestroy();
    } else void tus.handle(asked, answered);
  };
  try {
    await using server = await openHttp(answer);
    const report = only(await runLoad(loadOf(server.target, UPLOADS)));
    const files = readdirSync(directory).filter((file) => !file.endsWith(".json"));
    return { report, sizes: files.map((file) => statSync(join(directory, file)).size) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
