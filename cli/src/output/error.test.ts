import { describe, expect, it } from "vitest";
import { EXIT } from "../exit-code.ts";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { UserError } from "../user-error.ts";
import type { LocatedDiagnostic } from "./diagnostic.ts";
import { printBug, printError } from "./error.ts";
import { startError } from "./failure.ts";

const FOUND: LocatedDiagnostic = {
  code: "TER-SPEC-001",
  severity: "error",
  at: { file: "platforms/shop/platform.ts", path: "database.versoin" },
  message: "database.versoin is not a word Terrace knows here",
  hint: 'did you mean "version"?',
  line: 7,
};

describe("printError", () => {
  it("tells sentence, findings, detail and hint on stderr", () => {
    const { terminal, out, err } = recordedTerminal();
    const facts = { diagnostics: [FOUND], detail: ["last line"], hint: "Try again", exitCode: EXIT.spec };
    printError(new UserError("shop cannot be resolved for local.", facts), terminal);
    expect(out()).toBe("");
    expect(err()).toMatchInlineSnapshot(`
      "
        ✗ shop cannot be resolved for local.

        ✗ TER-SPEC-001  platforms/shop/platform.ts:7  database.versoin
          database.versoin is not a word Terrace knows here
          → did you mean "version"?

        1 error

          last line

        → Try again

      "
    `);
  });

  it("is one object on stdout with --json", () => {
    const { terminal, out, err } = recordedTerminal({ json: true });
    printError(new UserError("shop (local) is not running.", { code: "NOT_RUNNING", hint: "Start it" }), terminal);
    expect(err()).toBe("");
    expect(JSON.parse(out())).toEqual({
      error: { code: "NOT_RUNNING", message: "shop (local) is not running.", hint: "Start it", exitCode: 1 },
    });
  });
});

describe("printBug", () => {
  it("shows the stack and whose fault it is", () => {
    const { terminal, err } = recordedTerminal();
    printBug(new TypeError("x is not a function"), terminal);
    expect(err()).toContain("This is a bug in Terrace.");
    expect(err()).toMatch(/TypeError: x is not a function\n +at .*error\.test\.ts/);
  });
});

describe("startError", () => {
  const log = { path: "/state/logs/redis.log", lines: ["out of memory"] };
  const about = { name: "StartFailure", message: "", others: [] };
  const again = (service: string) => `terrace deploy breiq --here ${service}`;

  it.each([
    [{ reason: "exited", exit: { code: null, signal: "SIGKILL" }, log }, "redis ended again and again, by SIGKILL."],
    [{ reason: "exited", exit: { code: 3, signal: null }, log }, "redis ended again and again, with exit code 3."],
    [
      { reason: "never-ready", waited: 30_000, error: "no answer", log },
      "redis was not healthy after 30.0 s: no answer",
    ],
    [{ reason: "step", label: "migrate", error: "exit 1", log }, "redis could not be prepared, migrate failed: exit 1"],
  ] as const)("%o", (failure, message) => {
    const error = startError({ ...about, process: "redis", failure }, again);
    expect(error).toMatchObject({
      message,
      exitCode: 4,
      detail: ["out of memory"],
      hint: `The whole log is ${log.path}`,
    });
  });

  it("says which error a program ended with, where its log says so", () => {
    const lines = [
      "services/identity/src/routes.ts:16",
      "TypeError: open is not a function",
      "    at start (main.ts:3:9)",
    ];
    const failure = { reason: "exited", exit: { code: 1, signal: null }, log: { ...log, lines } } as const;
    const error = startError({ ...about, process: "identity-1", failure }, again);
    expect(error.message).toBe(
      "identity-1 ended again and again, with exit code 1: TypeError: open is not a function.",
    );
    expect(error.detail).toEqual(lines);
  });

  it("names who holds a port", () => {
    const failure = { reason: "port-taken", port: 80, holder: { pid: 12, command: "nginx" } } as const;
    const error = startError({ ...about, process: "edge", failure }, again);
    expect(error).toMatchObject({
      code: "PORT_TAKEN",
      exitCode: 4,
      message: "Port 80 for edge is taken by nginx (pid 12).",
    });
  });

  it("says which revision serves when code was rolled back, why, what its tasks said, and what tries again", () => {
    const back = { reason: "deployment", outcome: "rolled-back", revision: 6, current: 4 } as const;
    const failure = { ...back, error: "0 of 2 tasks became healthy in time" };
    const others = [
      { name: "films", failure: { ...back, revision: null, error: "a column is dropped" } },
      { name: "web-3", failure: { reason: "exited", exit: { code: 1, signal: null }, log } },
    ] as const;
    expect(startError({ ...about, others, process: "web", failure }, again)).toMatchObject({
      code: "DEPLOYMENT",
      exitCode: 4,
      message: "web stays at revision 4: revision 6 was rolled back, 0 of 2 tasks became healthy in time.",
      detail: [
        "films could not be deployed: a column is dropped.",
        "web-3 ended again and again, with exit code 1.",
        "out of memory",
      ],
      hint: expect.stringContaining("`terrace deploy breiq --here web`, `terrace deploy breiq --here films` try again"),
    });
  });
});
