import type { RestoreReport, RunSnapshot, SpendRates } from "@terrace/core/report";
import { callControl } from "../control/client.ts";
import type { RunEvent } from "../event.ts";
import { startPlatform } from "../start-platform.ts";
import { readWanted } from "../state/settings.ts";
import { findState, type PlatformRef } from "../state/state-folder.ts";
import { runtimeUser } from "../state/user.ts";
import { stopPlatform } from "../stop-platform.ts";
import { baseName } from "./base-folder.ts";
import { exchangeData } from "./exchange-data.ts";

export interface OverOptions {
  /** A time, or `latest`. */
  readonly to: string;
  readonly database: string | null;
  readonly rates: SpendRates | null;
  readonly onEvent: (event: RunEvent) => void;
  /** Told of what is done next, in words. */
  readonly onStage: (text: string) => void;
}

/** What a restore over the live database came to. */
export interface OverReport {
  readonly restored: RestoreReport;
  /** Where the data that was live before lies now. */
  readonly aside: string;
  readonly snapshot: RunSnapshot;
}

/** The restored data did not come up; what was live before is live again, unless the sentence says otherwise. */
export class RestoreUndone extends Error {
  override readonly name = "RestoreUndone";
}

/**
 * Puts a database as it was at a moment in the place of the live one. It is restored beside and checked while everything runs; then
 * the platform stops, the two folders change places in one step, and it starts. Whoever dies on the way leaves the old data or the
 * new, whole, and a platform that `up` starts. Where the new does not come up, the old is put back and started.
 */
export async function restoreOver(ref: PlatformRef, options: OverOptions): Promise<OverReport> {
  const { onEvent, onStage, database, to } = options;
  const state = await findState(ref);
  const { graph, settings } = await readWanted(state);
  const { repository, parameters, maximumTasks } = settings;
  const kept = { graph, repository, parameters, stateRoot: ref.stateRoot, rates: options.rates, onEvent };
  const start = () => startPlatform({ ...kept, ...(maximumTasks === null ? {} : { maximumTasks }) });
  onStage("restoring beside the live database, and checking");
  const as = `over-${baseName(Date.now()).toLowerCase()}`;
  const restored = await callControl<RestoreReport>(state, "POST /restores", { to, as, ...(database && { database }) });
  if (restored === null) throw new Error("the control plane has ended");
  const live = `${state}/${restored.database}/data`;
  const aside = `${restored.folder}/data`;
  await callControl(state, `POST /restores/${as}/release`);
  onStage("stopping the platform");
  await stopPlatform(ref, { onEvent });
  const exchange = () => exchangeData(live, aside, runtimeUser());
  try {
    await exchange();
  } catch (error) {
    await start();
    throw new RestoreUndone(`${textOf(error)}; the platform runs on the data of before`);
  }
  onStage("starting with the restored data");
  try {
    const snapshot = await start();
    // Nothing that is committed from now on can be reached from copies of the time before.
    await callControl(state, "POST /backups", { database: restored.database }).catch(() => undefined);
    return { restored, aside, snapshot };
  } catch (error) {
    onStage("putting the data of before back");
    await stopPlatform(ref, { onEvent });
    await exchange();
    await start();
    throw new RestoreUndone(`${textOf(error)}; the data of before is live again, the restored lies in ${aside}`);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
