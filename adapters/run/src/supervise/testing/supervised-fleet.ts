import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlannedMachine } from "../../testing/planned-machine.ts";
import { USER } from "../../testing/running-engine.ts";
import { keepServers } from "../balance/keep-servers.ts";
import type { Fleet } from "../deploy/fleet.ts";
import type { Around } from "../process/around.ts";
import { admit, DRAIN_BOUND, drain, sendAway } from "../process/drain.ts";
import { SupervisedProcess } from "../process/supervised-process.ts";
import { Store } from "../state/store.ts";
import { plannedTask } from "./planned-task.ts";

const SERVER = fileURLToPath(new URL("./versioned-server.ts", import.meta.url));
const SLOTS = ["films-1", "films-2", "films-3", "films-4"];

/** Real tasks under real supervision behind a machine's balancer; what differs from revision to revision is their environment. */
export interface SupervisedFleet extends Fleet, AsyncDisposable {
  readonly environments: Map<number, Readonly<Record<string, string>>>;
  /** Ends a task as a fault of its own would. */
  readonly kill: (slot: string) => void;
}

export function superviseFleet(machine: PlannedMachine): SupervisedFleet {
  const socket = `${machine.placement.sockets}/balancer.sock`;
  const running = new Map<string, { readonly process: SupervisedProcess; readonly revision: number }>();
  const environments: SupervisedFleet["environments"] = new Map();
  const store = new Store(join(machine.placement.state, "state.db"));
  const around = surroundedBy(machine, store, socket);
  const servers = machine.plan.files.find(({ isSeed }) => isSeed)?.path ?? "";
  const fleet: Fleet = {
    tasks: () =>
      SLOTS.flatMap((slot) => {
        const task = running.get(slot);
        if (task === undefined) return [];
        const { observed, past } = task.process;
        const [{ health }, { crashes, trouble }] = [observed, past];
        return [{ slot, port: machine.port(slot), revision: task.revision, health, crashes, trouble }];
      }),
    start: async (revision, count) => {
      const free = SLOTS.filter((slot) => !running.has(slot)).slice(0, count);
      if (free.length < count) throw new Error(`there is no room for ${count} tasks more`);
      for (const slot of free) {
        const env = { ...environments.get(revision), REVISION: String(revision) };
        const process = new SupervisedProcess(planned(slot, machine.port(slot), env), around, null);
        running.set(slot, { process, revision });
        process.begin([], null);
      }
    },
    stop: async (slots) => {
      await Promise.all(slots.map((slot) => running.get(slot)?.process.stop({ drained: true })));
      for (const slot of slots) running.delete(slot);
    },
    sendAway: (slots) => {
      for (const slot of slots) sendAway(running.get(slot)?.process.observed.pid ?? null);
    },
    balancer: {
      socket,
      backend: "films",
      changed: () => keepServers(socket, { path: servers, reader: USER, portOf: () => null }),
    },
  };
  const dispose = async () => {
    await Promise.all([...running.values()].map(({ process }) => process.stop({ drained: false })));
    store.close();
  };
  const kill = (slot: string) => {
    const pid = running.get(slot)?.process.observed.pid ?? null;
    if (pid === null) throw new Error(`${slot} does not run`);
    process.kill(pid, "SIGKILL");
  };
  return { ...fleet, environments, kill, [Symbol.asyncDispose]: dispose };
}

function planned(slot: string, port: number, env: Readonly<Record<string, string>>) {
  const task = plannedTask(slot);
  return {
    ...task,
    port,
    command: { argv: [process.execPath, SERVER], cwd: "/", env: { PORT: String(port), ...env } },
    probe: { ...task.probe, check: { kind: "http", port, path: "/health" } as const, timeout: 1_000, grace: 1_500 },
    balancer: { backend: "films", server: slot },
  };
}

function surroundedBy({ placement }: PlannedMachine, store: Store, socket: string): Around {
  const log = join(placement.state, "tasks.log");
  return {
    emit: () => undefined,
    store,
    sockets: placement.sockets,
    admit: ({ balancer }) => (balancer === null ? Promise.resolve() : admit(socket, balancer)),
    drain: ({ balancer }, tell) =>
      balancer === null ? Promise.resolve() : drain(socket, balancer, { bound: DRAIN_BOUND, tell }),
    keep: () => Promise.resolve(),
    surroundings: () => ({ log, home: placement.state, user: USER, owner: USER }),
    positionOf: () => 0,
    settlePort: async () => null,
  };
}
