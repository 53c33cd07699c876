import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { CommandStep, CopyStep, PlannedProcess } from "../../plan/run-plan.ts";
import { Store } from "../state/store.ts";
import type { Around } from "./around.ts";
import { aloneOnMachine } from "./machine-lock.ts";
import { runSteps } from "./run-steps.ts";

it("lets a task whose copy is there come back while the next one is made", async () => {
  const folder = await mkdtemp(join(tmpdir(), "terrace-steps-"));
  const store = new Store(join(folder, "state.db"));
  const built = Promise.withResolvers<void>();
  const lock = join(folder, "digest");
  const signal = AbortSignal.timeout(4_000);
  const building = aloneOnMachine(lock, signal, () => built.promise);
  try {
    const end = runSteps([copyOf(lock, folder)], {} as PlannedProcess, { around: aroundOf(store), signal });
    expect(await end).toBeNull();
  } finally {
    built.resolve();
    await building;
    store.close();
    await rm(folder, { recursive: true });
  }
});

/** A copy that exists of a build that would fail. */
function copyOf(lock: string, to: string): CopyStep {
  const command = { argv: ["/bin/false"], cwd: "/", env: {} };
  const unless = { kind: "unchanged", path: lock, folders: [] } as const;
  const make: CommandStep = { kind: "command", label: "build", command, unless, timeout: 1_000 };
  return { kind: "copy", label: "build", make, made: lock, digest: "one", from: "/nowhere", to };
}

function aroundOf(store: Store): Around {
  const surroundings = { log: "/dev/null", home: "/", user: null, owner: null };
  const settled = async () => undefined;
  return {
    ...{ emit: () => undefined, store, sockets: "/", admit: settled, drain: settled, keep: settled },
    ...{ surroundings: () => surroundings, positionOf: () => 0, settlePort: async () => null },
  };
}
