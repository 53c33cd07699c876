import type { RunEvent } from "@terrace/run/client";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { progress } from "./progress.ts";

const ESC = "\x1b";

const at = "2026-11-21T12:00:00.000Z";

const START: readonly RunEvent[] = [
  { at, type: "process-starting", name: "postgres", role: "engine", attempt: 1 },
  { at, type: "step-started", name: "postgres", label: "creating the database cluster" },
  {
    at,
    type: "step-finished",
    name: "postgres",
    label: "creating the database cluster",
    outcome: "done",
    duration: 1_400,
  },
  { at, type: "process-ready", name: "postgres", pid: 1, duration: 1_900, restarts: 0 },
  { at, type: "process-starting", name: "identity-1", role: "task", attempt: 1 },
  { at, type: "process-ready", name: "identity-1", pid: 2, duration: 300, restarts: 0 },
];

describe("progress", () => {
  it("is one line a moment where nobody watches", () => {
    const { terminal, out, err } = recordedTerminal();
    const display = progress(terminal);
    START.forEach(display.tell);
    display.end();
    expect(`\n${err()}`).toMatchInlineSnapshot(`
      "
        postgres starts
        ✓ postgres: creating the database cluster 1.4 s
        ✓ postgres 1.9 s
        identity-1 starts
        ✓ identity-1 0.3 s
      "
    `);
    expect(out()).toBe("");
  });

  it("leaves one line a process on a terminal, with where the time went", () => {
    const { terminal, err } = recordedTerminal({ live: true });
    const display = progress(terminal);
    START.forEach(display.tell);
    display.end();
    expect(`\n${screen(err())}`).toMatchInlineSnapshot(`
      "
        ✓ postgres            1.9 s   creating the database cluster 1.4 s
        ✓ identity-1          0.3 s
      "
    `);
  });

  it("tells what was started anew from what was told while it served", () => {
    const { terminal, err } = recordedTerminal({ live: true });
    const display = progress(terminal);
    display.tell({ at, type: "process-ready", name: "redis", pid: 3, duration: 300, restarts: 1 });
    display.tell({ at, type: "process-reloaded", name: "edge", pid: 4, duration: 3_200 });
    display.end();
    expect(`\n${screen(err())}`).toMatchInlineSnapshot(`
      "
        ✓ redis               0.3 s   started anew
        ✓ edge serves by another configuration, without a restart 3.2 s
      "
    `);
  });

  it("gives the cursor back", () => {
    const { terminal, err } = recordedTerminal({ live: true });
    progress(terminal).end();
    expect(err().startsWith(`${ESC}[?25l`)).toBe(true);
    expect(err().endsWith(`${ESC}[?25h`)).toBe(true);
  });

  it("says nothing when asked to be quiet", () => {
    const { terminal, err } = recordedTerminal({ live: true, quiet: true });
    const display = progress(terminal);
    START.forEach(display.tell);
    display.end();
    expect(err()).toBe("");
  });

  it("tells of a process that fell and came back", () => {
    const { terminal, err } = recordedTerminal();
    const { tell } = progress(terminal);
    tell({
      at,
      type: "process-exited",
      name: "redis",
      pid: 3,
      exit: { code: null, signal: "SIGKILL" },
      uptime: 9,
      expected: false,
    });
    tell({ at, type: "process-restarting", name: "redis", delay: 200, failures: 1 });
    tell({ at, type: "process-ready", name: "redis", pid: 4, duration: 150, restarts: 1 });
    expect(`\n${err()}`).toMatchInlineSnapshot(`
      "
        ! redis ended by SIGKILL
        redis starts again in 0.2 s
        ✓ redis is back after 0.1 s, restart 1
      "
    `);
  });
});

/** What a terminal shows in the end: applies cursor-up and erase-below. */
function screen(text: string): string {
  const lines: string[] = [""];
  for (const part of text.split(new RegExp(`(${ESC}\\[\\d+A|${ESC}\\[J|${ESC}\\[\\?25[lh]|\n)`))) {
    const up = part.startsWith(`${ESC}[`) && part.endsWith("A") ? Number.parseInt(part.slice(2), 10) : 0;
    if (up > 0) lines.splice(lines.length - 1 - up, up);
    else if (part === "\n") lines.push("");
    else if (!part.startsWith(ESC)) lines[lines.length - 1] += part;
  }
  return lines.join("\n");
}
