import { sendAway } from "../process/drain.ts";
import type { Supervisor } from "../supervisor.ts";
import type { Fleet, FleetTask } from "./fleet.ts";
import type { ServiceRecord } from "./service-record.ts";
import type { Services } from "./services.ts";

/** Between two tries at what has to be done before a start. */
const TRY_AGAIN = 5_000;

/** What a fleet of real tasks is made of. */
export interface FleetParts {
  readonly supervisor: Supervisor;
  readonly services: Services;
  /** Ends what is being prepared. */
  readonly signal: AbortSignal;
}

/** The tasks of one service under supervision. What stands where is kept before it is done, so that a successor finds it as it was meant. */
export function fleetOf(service: string, { supervisor, services, signal }: FleetParts): Fleet {
  const prepare = preparation(supervisor, signal);
  return {
    tasks: () => Object.entries(services.of(service).slots).map(([slot, revision]) => task(slot, revision, supervisor)),
    start: async (revision, count) => {
      const places = freePlaces(service, { supervisor, services }).slice(0, count);
      const [first] = places;
      if (first === undefined || places.length < count) throw new Error(`there is no room for ${count} tasks more`);
      const begun = (record: ServiceRecord) => withTasks(record, revision, places);
      await prepare({ ...services.all, [service]: begun(services.of(service)) }, first);
      services.change(service, begun);
      await supervisor.refit();
    },
    stop: async (slots) => {
      services.change(service, (record) => without(record, slots));
      await supervisor.refit(slots);
    },
    sendAway: (slots) => {
      for (const slot of slots) sendAway(supervisor.find(slot)?.observed.pid ?? null);
    },
    get balancer() {
      const { admission } = supervisor;
      const isRouted = supervisor.deployables.some(({ name, isRouted }) => name === service && isRouted);
      if (admission.socket === null || !isRouted) return null;
      return { socket: admission.socket, backend: service, changed: () => admission.keep() };
    },
  };
}

/** A build or a migration that failed is not tried again at once: it would most likely fail again, and takes its time. */
function preparation(supervisor: Supervisor, signal: AbortSignal) {
  let failure: { readonly at: number; readonly error: unknown } | null = null;
  return async (records: Services["all"], place: string): Promise<void> => {
    if (failure !== null && performance.now() - failure.at < TRY_AGAIN) throw failure.error;
    try {
      await supervisor.prepare(records, place, signal);
      failure = null;
    } catch (error) {
      failure = { at: performance.now(), error };
      throw error;
    }
  };
}

/** Places in which no task stands, and none is still on its way out. */
function freePlaces(
  service: string,
  { supervisor, services }: Pick<FleetParts, "supervisor" | "services">,
): readonly string[] {
  const { slots } = services.of(service);
  const all = supervisor.deployables.find(({ name }) => name === service)?.slots ?? [];
  return all.filter((slot) => slots[slot] === undefined && supervisor.find(slot) === null);
}

function task(slot: string, revision: number, supervisor: Supervisor): FleetTask {
  const process = supervisor.find(slot);
  if (process === null) return { slot, port: 0, revision, health: "unknown", crashes: 0, trouble: null };
  const { planned, observed, past } = process;
  return {
    slot,
    port: planned.port ?? 0,
    revision,
    health: observed.health,
    crashes: past.crashes,
    trouble: past.trouble,
  };
}

/** What was prepared is whole from then on. */
function withTasks(record: ServiceRecord, revision: number, places: readonly string[]): ServiceRecord {
  const revisions = record.revisions.map((one) => (one.number === revision ? { ...one, isMade: true } : one));
  const placed = Object.fromEntries(places.map((slot) => [slot, revision]));
  return { ...record, revisions, slots: { ...record.slots, ...placed } };
}

function without(record: ServiceRecord, slots: readonly string[]): ServiceRecord {
  return {
    ...record,
    slots: Object.fromEntries(Object.entries(record.slots).filter(([slot]) => !slots.includes(slot))),
  };
}
