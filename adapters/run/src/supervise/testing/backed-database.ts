import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { BackupKeeper } from "../backup/backup-keeper.ts";
import { type BackupPlace, backupPlaces } from "../backup/backup-place.ts";
import { Restores } from "../backup/restores.ts";
import { type LiveDatabase, startDatabase } from "./live-database.ts";
import { type OpenWorkshop, openWorkshop } from "./workshop.ts";

/** The small platform's database at work, with those who keep its copies and restore them. */
export interface BackedDatabase extends AsyncDisposable {
  readonly machine: PlannedMachine;
  readonly live: LiveDatabase;
  readonly around: OpenWorkshop;
  readonly place: BackupPlace;
  readonly keeper: BackupKeeper;
  readonly restores: Restores;
}

/** Starts it; there is no copy yet. */
export async function startBackedDatabase(): Promise<BackedDatabase> {
  const machine = await planMachine();
  const { state } = machine.placement;
  const live = await startDatabase(machine);
  const around = await openWorkshop(state);
  const [place] = backupPlaces(SMALL_GRAPH, machine.plan, state);
  if (place === undefined) throw new Error("the small platform keeps copies");
  const restores = new Restores(around);
  return {
    ...{ machine, live, around, place, restores, keeper: new BackupKeeper(place, around) },
    [Symbol.asyncDispose]: async () => {
      await restores.stop();
      around[Symbol.dispose]();
      await live[Symbol.asyncDispose]();
      await machine[Symbol.asyncDispose]();
    },
  };
}
