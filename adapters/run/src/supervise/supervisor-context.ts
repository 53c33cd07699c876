import type { Services } from "./deploy/services.ts";
import type { Emit } from "./event.ts";
import type { Identities } from "./state/identities.ts";
import type { Store } from "./state/store.ts";

/** What a supervisor works with. */
export interface SupervisorContext {
  readonly platform: string;
  readonly state: string;
  readonly sockets: string;
  readonly controlUrl: string;
  readonly identities: Identities;
  readonly store: Store;
  readonly services: Services;
  readonly emit: Emit;
  /** Versions of the engines by kind, once they have been asked. */
  readonly versions: Promise<Readonly<Record<string, string>>>;
}
