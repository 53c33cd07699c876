/** The control plane's process: `node control-plane.ts --state <folder>`. What it runs stands in the folder, nothing in its arguments. */
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** Exit code for "another control plane has this state folder": whoever started this one turns to that one. */
const LOCKED = 75;

const { values } = parseArgs({ options: { state: { type: "string" } } });
const state = values.state;
if (state === undefined) throw new Error("--state <folder> is missing");

// Before anything large is loaded: a second start then reads compiled code, and never loads the type stripper.
enableCompileCache(join(state, "compiled"));
const { runControlPlane } = await import("./run-control-plane.ts");
const { plannerFromState } = await import("./planner-from-state.ts");
const { StateLocked } = await import("./state/store.ts");

await runControlPlane(state, plannerFromState).catch((error: unknown) => {
  if (error instanceof StateLocked) process.exit(LOCKED);
  throw error;
});
