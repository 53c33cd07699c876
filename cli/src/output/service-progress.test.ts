import type { CanaryVerdict } from "@terrace/core/report";
import type { RunEvent } from "@terrace/run/client";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { serviceProgress } from "./service-progress.ts";

const at = "2026-11-21T12:00:00.000Z";
const step = (kind: string, text: string, share = 0): RunEvent => ({
  ...{ at, type: "deployment-step", name: "films", revision: 2, kind, text, share },
});
const verdict = { verdict: "inconclusive", reason: "nothing worse so far in 312 requests" } as CanaryVerdict;

const STORY: readonly RunEvent[] = [
  step("start", "start 2 tasks of the new revision"),
  { at, type: "step-started", name: "films-3", label: "build films" },
  { at, type: "step-finished", name: "films-3", label: "build films", outcome: "done", duration: 33_000 },
  step("hold", "the new revision is not healthy yet"),
  step("shift", "give the new revision 10 % of the requests", 0.1),
  { at, type: "canary-judged", name: "films", revision: 2, verdict },
  { at, type: "process-exited", name: "films-3", pid: 7, exit: { code: 1, signal: null }, uptime: 9, expected: false },
  {
    at,
    type: "process-exited",
    name: "films-encoder-1",
    pid: 8,
    exit: { code: 1, signal: null },
    uptime: 9,
    expected: false,
  },
  { at, type: "process-exited", name: "web-1", pid: 8, exit: { code: 1, signal: null }, uptime: 9, expected: false },
  step("roll-back", "tasks of the new revision ended 3 times"),
  step("finish", "tasks of the new revision ended 3 times"),
];

describe("the progress of a deployment", () => {
  it("is what was done, and why it went back, where nobody watches", () => {
    const { terminal, out, err } = recordedTerminal();
    const display = serviceProgress([{ service: "films" }], terminal);
    STORY.forEach(display.tell);
    display.end();
    expect(`\n${err().replaceAll(/\d\d:\d\d:\d\d/g, "--:--:--")}`).toMatchInlineSnapshot(`
      "
        --:--:--  films start 2 tasks of the new revision
        --:--:--  ✓ films-3: build films 33.0 s
        --:--:--  films give the new revision 10 % of the requests
        --:--:--  ! films-3 ended with exit code 1
        --:--:--  films goes back: tasks of the new revision ended 3 times
      "
    `);
    expect(out()).toBe("");
  });

  it("draws the share that moves and what the statistics say over at a terminal", () => {
    const { terminal, err } = recordedTerminal({ live: true, columns: 90 });
    const display = serviceProgress([{ service: "films" }], terminal);
    for (const event of STORY.slice(0, 7)) display.tell(event);
    expect(err()).toContain("… films  ██░░░░░░░░░░░░░░░░░░   10 %  nothing worse so far in 312 requests\n");
    display.end();
  });

  it("says what a task waits for before it starts", () => {
    const { terminal, err } = recordedTerminal({ live: true, columns: 90 });
    const display = serviceProgress([{ service: "films" }], terminal);
    for (const event of STORY.slice(0, 3)) display.tell(event);
    display.end();
    expect(err()).toContain("films-3: build films\n");
  });

  it("is nothing with --quiet", () => {
    const { terminal, err } = recordedTerminal({ quiet: true, live: true });
    const display = serviceProgress([{ service: "films" }], terminal);
    STORY.forEach(display.tell);
    display.end();
    expect(err()).toBe("");
  });
});
