import type { RunEvent } from "@terrace/run/client";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { upProgress } from "./up-progress.ts";

const at = "2026-11-21T12:00:00.000Z";
const step = (kind: string, text: string): RunEvent => ({
  ...{ at, type: "deployment-step", name: "films", revision: 2, kind, text, share: 0.1 },
});
const exit = { code: 1, signal: null };

/** A control plane takes over in the middle of a deployment, while something else ends. */
const STORY: readonly RunEvent[] = [
  { at, type: "process-adopted", name: "postgres", pid: 1 },
  { at, type: "process-adopted", name: "films-3", pid: 2 },
  { at, type: "process-ready", name: "postgres", pid: 1, duration: 0, restarts: 0 },
  { at, type: "deployment-awaited", name: "films", revision: 2, from: 1 },
  { at, type: "process-ready", name: "films-3", pid: 2, duration: 0, restarts: 0 },
  step("hold", "watch 10 % of the requests"),
  step("shift", "give the new revision 50 % of the requests"),
  { at, type: "process-exited", name: "redis", pid: 3, exit, uptime: 9, expected: false },
  { at, type: "process-ready", name: "redis", pid: 4, duration: 300, restarts: 1 },
  { at, type: "failed", name: "films-3", failure: { reason: "exited", exit, log: { path: "", lines: [] } } },
  { at, type: "deployment-ended", name: "films", revision: 2, outcome: "rolled-back", reason: "it ended 3 times" },
];

describe("the progress of up", () => {
  it("is that of a start until there is a deployment, and then its steps with what else happens", () => {
    const { terminal, out, err } = recordedTerminal();
    const display = upProgress(terminal);
    STORY.forEach(display.tell);
    display.end();
    expect(`\n${err().replaceAll(/\d\d:\d\d:\d\d/g, "--:--:--")}`).toMatchInlineSnapshot(`
      "
        ✓ postgres was running already
        ✓ films-3 was running already
        --:--:--  films is on its way to revision 2 from 1: that comes to its end first
        --:--:--  films give the new revision 50 % of the requests
        --:--:--  ! redis ended with exit code 1
        --:--:--  ✓ redis is back after 0.3 s, restart 1
        --:--:--  ✗ films revision 2 was not deployed (rolled-back): it ended 3 times
      "
    `);
    expect(out()).toBe("");
  });

  it("draws the deployment over at a terminal, and leaves the cursor", () => {
    const { terminal, err } = recordedTerminal({ live: true, columns: 90 });
    const display = upProgress(terminal);
    for (const event of STORY.slice(0, 7)) display.tell(event);
    expect(err()).toContain("… films  ██░░░░░░░░░░░░░░░░░░   10 %  watch 10 % of the requests\n");
    display.end();
    expect(err().endsWith("\x1b[?25h")).toBe(true);
  });

  it("is nothing with --quiet", () => {
    const { terminal, err } = recordedTerminal({ quiet: true, live: true });
    const display = upProgress(terminal);
    STORY.forEach(display.tell);
    display.end();
    expect(err()).toBe("");
  });
});
