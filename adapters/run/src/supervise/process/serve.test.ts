import { expect, it } from "vitest";
import { freePorts } from "../../testing/free-ports.ts";
import { stubServer } from "../../testing/stub-server.ts";
import { listProcesses } from "./process-table.ts";
import { serve } from "./serve.ts";

const DAY = 86_400_000;

it("lets a process come up in its own time although the clock was set ahead meanwhile", async () => {
  const { task = 0 } = await freePorts(["task"]);
  await using server = await stubServer(task, (_, response) => {
    response.writeHead(server.requests.length < 3 ? 503 : 200).end();
  });
  const group = listProcesses().find(({ pid }) => pid === process.pid)?.group ?? 0;
  const exited = new Promise<never>(() => undefined);
  const running = { pid: group, started: 0, since: Date.now() - 2 * DAY, adopted: false, exited };
  const check = { kind: "http", port: task, path: "/" } as const;
  const probe = { check, interval: 1_000, timeout: 1_000, unhealthyAfter: 1, grace: 60_000 };
  const { signal } = new AbortController();
  const up = { kind: "exited", exit: { code: 0, signal: null } } as const;
  const watch = { signal, onBad: () => undefined, onLate: () => undefined, onAnswer: async () => up };
  expect(await serve(running, () => probe, watch)).toEqual(up);
});
