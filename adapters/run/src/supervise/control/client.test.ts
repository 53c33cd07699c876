import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { callControl, controlSocket } from "./client.ts";

it.each([
  ["before its first word", ""],
  ["in the middle of it", '{"copies":['],
])("says that a control plane was replaced %s, and blames nobody for the answer", async (_, begun) => {
  const state = await mkdtemp(join(tmpdir(), "terrace-client-"));
  const socket = controlSocket(state);
  await mkdir(dirname(socket), { recursive: true });
  const server = createServer((connection) => connection.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${begun}`));
  try {
    await once(server.listen(socket), "listening");
    await expect(callControl(state, "GET /backups")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  } finally {
    server.close();
    await rm(state, { recursive: true });
  }
});
