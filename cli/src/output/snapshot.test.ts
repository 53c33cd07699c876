import type { RunSnapshot } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { snapshotText } from "./snapshot.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");

const SNAPSHOT: RunSnapshot = {
  platform: "shop",
  environment: "local",
  phase: "launch",
  url: "http://127.0.0.1:41000",
  controlUrl: "http://127.0.0.1:41001",
  tasks: [
    {
      name: "identity-1",
      service: "identity",
      pid: 4231,
      port: 41003,
      health: "healthy",
      restarts: 0,
      startedAt: "2026-11-21T11:56:48.000Z",
    },
    {
      name: "transcoder-1",
      service: "transcoder",
      pid: null,
      port: null,
      health: "stopped",
      restarts: 2,
      startedAt: null,
    },
  ],
  engines: [
    {
      name: "postgres",
      kind: "postgres",
      pid: 4200,
      port: 41010,
      health: "unhealthy",
      version: "15.20",
      restarts: 1,
      startedAt: "2026-11-21T11:59:59.000Z",
    },
  ],
};

describe("snapshotText", () => {
  it("is two tables that line up, and the addresses", () => {
    expect(`\n${snapshotText(SNAPSHOT, recordedTerminal().terminal, NOW)}`).toMatchInlineSnapshot(`
      "

        shop  local, phase launch  2 of 3 not healthy

        Task              Health         Port  Restarts    Uptime      PID
        identity-1        ● healthy     41003         0    3m 12s     4231
        transcoder-1      ○ stopped         –         2         –        –

        Engine            Health         Port  Restarts    Uptime      PID  Version
        postgres          ✗ unhealthy   41010         1        1s     4200  15.20

        App      http://127.0.0.1:41000
        Control  http://127.0.0.1:41001
      "
    `);
  });

  it("says when all is well", () => {
    const healthy = { ...SNAPSHOT, engines: [], tasks: SNAPSHOT.tasks.slice(0, 1) };
    expect(snapshotText(healthy, recordedTerminal().terminal, NOW)).toContain("all healthy");
  });
});

it("says that the balancer's shares are not kept, and why", () => {
  const { terminal } = recordedTerminal();
  const text = snapshotText({ ...SNAPSHOT, unkept: "no space left on device" }, terminal, NOW);
  expect(text).toContain(
    "The shares of the balancer are not kept, and forgotten if it is killed: no space left on device",
  );
  expect(snapshotText(SNAPSHOT, terminal, NOW)).not.toContain("not kept");
});

it("says which services have no task because somebody wants it so", () => {
  const text = snapshotText({ ...SNAPSHOT, idle: ["web"] }, recordedTerminal().terminal, NOW);
  expect(text).toContain("○ web has no task, as asked; `npx terrace scale shop web=1` starts one");
});

it("says what does not run the newest code, why, and what would", () => {
  const control = { pid: 7, startedAt: "2026-11-20T09:00:00.000Z", code: "old", isOutdated: true } as const;
  const heldBack = [{ service: "web", current: 4, revision: 6, reason: "0 of 2 tasks became healthy in time" }];
  const text = snapshotText({ ...SNAPSHOT, control, heldBack }, recordedTerminal({ columns: 400 }).terminal, NOW);
  expect(text).toContain(
    "! The control plane runs Terrace as it was at 2026-11-20 09:00 UTC; `npx terrace up shop` replaces it",
  );
  expect(text).toContain(
    "! web stays at revision 4: revision 6 with this code was taken back (0 of 2 tasks became healthy in time); `npx terrace deploy shop --here web` tries again",
  );
});

it("says what nobody gave, who goes without it, and what gives it", () => {
  const lacks = [
    { kind: "secret", name: "maps-token", without: ["service.web", "worker.tiles"] },
    { kind: "parameter", name: "slack-webhook", without: ["channel.slack"] },
  ] as const;
  const text = snapshotText(
    { ...SNAPSHOT, environment: "staging", lacks },
    recordedTerminal({ columns: 400 }).terminal,
    NOW,
  );
  expect(text).toContain(
    "! Nobody gave maps-token, so web and tiles run without it; `npx terrace secret set shop --env staging maps-token` gives it",
  );
  expect(text).toContain(
    "! Nobody gave slack-webhook, so what is told to slack stands only in the log; `TERRACE_PARAMETER_SLACK_WEBHOOK=… npx terrace up shop --env staging` gives it",
  );
});

it("says that the disk is nearly full although all is healthy", () => {
  const text = snapshotText({ ...SNAPSHOT, room: 1_258_291 }, recordedTerminal({ columns: 400 }).terminal, NOW);
  expect(text).toContain("! 1.2 MB are left on the disk of this platform's state");
  expect(snapshotText(SNAPSHOT, recordedTerminal().terminal, NOW)).not.toContain("are left");
});
