/**
 * The control plane's process: `node control-plane.ts --state <folder>`. What it runs stands in the folder, nothing in its arguments.
 * With `--prime` it only gets compiled, and ends.
 */
import { parseArgs } from "node:util";
import { plannerFromState } from "./planner-from-state.ts";
import { runControlPlane } from "./run-control-plane.ts";
import { LOCKED, StateLocked } from "./state/store.ts";

const { values } = parseArgs({ options: { state: { type: "string" }, prime: { type: "boolean", default: false } } });
if (values.state === undefined) throw new Error("--state <folder> is missing");

if (!values.prime) {
  await runControlPlane(values.state, plannerFromState).catch((error: unknown) => {
    if (error instanceof StateLocked) process.exit(LOCKED);
    throw error;
  });
}
