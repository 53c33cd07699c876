import { USER } from "../../testing/running-engine.ts";
import type { KeeperAround } from "../backup/copy-work.ts";
import type { Moment } from "../event.ts";
import { controlFolder, socketsFolder } from "../state/control-folder.ts";
import { givenFolder, ourFolder } from "../state/folders.ts";
import { Store } from "../state/store.ts";

/** What a keeper of copies has around it in a test: folders as a control plane lays them out, a store, and what was told. */
export interface OpenWorkshop extends KeeperAround, Disposable {
  readonly events: readonly Moment[];
}

/** Opens one in the state folder of a planned machine. */
export async function openWorkshop(state: string): Promise<OpenWorkshop> {
  await ourFolder(controlFolder(state), 0o700);
  await ourFolder(`${state}/logs`, 0o700);
  await givenFolder(socketsFolder(state), USER);
  const store = new Store(`${controlFolder(state)}/state.db`);
  const ending = new AbortController();
  const events: Moment[] = [];
  return {
    ...{ state, events, workshop: { user: USER, store, signal: ending.signal } },
    emit: (event) => void events.push(event),
    [Symbol.dispose]: () => {
      ending.abort();
      store.close();
    },
  };
}
