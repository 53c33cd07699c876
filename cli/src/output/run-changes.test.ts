import type { RunChanges } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { runChangesText } from "./run-changes.ts";

const CHANGES: RunChanges = {
  platform: "films",
  environment: "local",
  processes: [
    { name: "postgres", change: "stay", because: null },
    { name: "edge", change: "reload", because: "it takes on another configuration while it serves" },
    { name: "films-1", change: "restart", because: "its command or environment is another" },
    { name: "films-2", change: "stay", because: null },
  ],
  services: [{ name: "films", change: "deploy", because: "its code is another than revision 3's (services/films)" }],
};

function text(changes: RunChanges, isOutdated = false): string {
  return runChangesText(changes, { isOutdated }, recordedTerminal().terminal);
}

describe("what up would do", () => {
  it("is a line for each thing that something happens to, and the names of the others", () => {
    expect(text(CHANGES)).toBe(`
  films  local

  reload     edge     it takes on another configuration while it serves
  restart    films-1  its command or environment is another
  deploy     films    its code is another than revision 3's (services/films)

  nothing happens to postgres, films-2

`);
  });

  it("is nothing where all stays, and says that the control plane itself may go", () => {
    const stay = CHANGES.processes.filter(({ change }) => change === "stay");
    const quiet = text({ ...CHANGES, processes: stay, services: [] });
    expect(quiet).toContain("✓ nothing to do: everything runs as it is described\n");
    expect(quiet).not.toContain("postgres");
    expect(text(CHANGES, true)).toContain("! Another control plane takes over first");
  });
});
