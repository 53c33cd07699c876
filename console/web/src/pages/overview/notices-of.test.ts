import type { AlarmStanding, Measurement, RunSnapshot } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { noticesOf } from "./notices-of.ts";

const WELL: RunSnapshot = {
  ...{ platform: "breiq", environment: "production", phase: "scale", url: "", controlUrl: "", engines: [] },
  tasks: [task("videos-1"), task("videos-2")],
};
const NOTHING = { alarms: [], measured: null };

describe("what somebody should know first", () => {
  it("is nothing where all is as said", () => {
    const measured = measuredAs({ "videos-1": [4, 1], "videos-2": [4, 0] });
    expect(noticesOf(WELL, { alarms: [alarm("ok"), alarm("insufficient-data")], measured })).toEqual([]);
  });

  it("is that an alarm rings, before everything else", () => {
    const [first] = noticesOf({ ...WELL, idle: ["web"] }, { ...NOTHING, alarms: [alarm("alarm")] });
    expect(first).toMatchObject({ what: "error-rate", tone: "danger", text: "rings: 3 of 3 above", page: "alarms" });
  });

  it("is where requests move to, but not that an old revision is kept without any", () => {
    const [first] = noticesOf(WELL, {
      ...NOTHING,
      measured: measuredAs({ "videos-1": [4, 0.95], "videos-2": [5, 0.05] }),
    });
    expect(first).toMatchObject({ what: "videos", page: "deployments" });
    expect(first?.text).toBe("is moving to revision 5, which gets 5 % of the requests.");
    expect(noticesOf(WELL, { ...NOTHING, measured: measuredAs({ "videos-1": [4, 0], "videos-2": [5, 1] }) })).toEqual(
      [],
    );
  });

  it("is what nobody gave, and a disk that is nearly full", () => {
    const lacks = [
      { kind: "secret", name: "maps-token", without: ["site.web"] },
      { kind: "parameter", name: "slack-webhook", without: ["channel.slack"] },
    ] as const;
    const notices = noticesOf({ ...WELL, lacks, room: 1_048_576 }, NOTHING);
    expect(notices.map(({ what, command }) => [what, command])).toEqual([
      ["disk", undefined],
      ["maps-token", "npx terrace secret set breiq --env production maps-token"],
      ["slack-webhook", "TERRACE_PARAMETER_SLACK_WEBHOOK=… npx terrace up breiq --env production"],
    ]);
    expect(notices[2]?.text).toContain("what is told to slack stands only in the log");
  });

  it("is the command that changes it, with the environment that is meant", () => {
    const heldBack = [{ service: "identity", current: 2, revision: 3, reason: "it fails" }];
    const control = { pid: 1, startedAt: "2026-11-22T01:00:00Z", code: "a", isOutdated: true as const };
    const commands = noticesOf({ ...WELL, heldBack, idle: ["web"], control }, NOTHING).map(({ command }) => command);
    expect(commands).toEqual([
      "npx terrace deploy breiq --env production --here identity",
      "npx terrace scale breiq --env production web=1",
      "npx terrace up breiq --env production",
    ]);
    expect(noticesOf({ ...WELL, environment: "local", idle: ["web"] }, NOTHING)[0]?.command).toBe(
      "npx terrace scale breiq web=1",
    );
  });
});

function task(name: string): RunSnapshot["tasks"][number] {
  return { name, service: "videos", pid: 1, port: 1, health: "healthy", restarts: 0, startedAt: null };
}

function alarm(state: AlarmStanding["state"]): AlarmStanding {
  return { alarm: "alarm.error-rate", severity: "critical", state, reason: "3 of 3 above" } as AlarmStanding;
}

/** Tasks by their revision and their share. */
function measuredAs(tasks: Readonly<Record<string, readonly [revision: number, share: number]>>): Measurement {
  return {
    tasks: Object.fromEntries(
      Object.entries(tasks).map(([name, [revision, share]]) => [name, { service: "videos", revision, share }]),
    ),
  } as unknown as Measurement;
}
