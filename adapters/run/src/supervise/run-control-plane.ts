import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { logRetention } from "../plan/log-retention.ts";
import { controlSocket } from "./control/client.ts";
import { handler } from "./control/handler.ts";
import { Journal } from "./control/journal.ts";
import { listenOnPort, listenOnSocket } from "./control/listen.ts";
import { Refused } from "./control/route.ts";
import { platformRoutes } from "./control/routes.ts";
import { Services } from "./deploy/services.ts";
import type { Failure, Moment } from "./event.ts";
import { Lacking } from "./lacking.ts";
import { excerpt, lastLines } from "./logs/excerpt.ts";
import { rotateLogs } from "./logs/rotate.ts";
import { engineVersions } from "./machine/binaries.ts";
import { ownCode } from "./own-code.ts";
import { PlanError } from "./plan-error.ts";
import type { Planner } from "./planner.ts";
import { Room } from "./room.ts";
import { startControllers } from "./start-controllers.ts";
import { controlFolder, controlSocketFolder, socketsFolder } from "./state/control-folder.ts";
import { givenFolder, ourFolder } from "./state/folders.ts";
import { identitiesFor } from "./state/identities.ts";
import { choosePorts } from "./state/ports.ts";
import { readWanted, type Wanted, withKeptParameters } from "./state/settings.ts";
import { Store } from "./state/store.ts";
import { Supervisor } from "./supervisor.ts";
import { underWay } from "./under-way.ts";

const ROTATE_EVERY = 30_000;

/** How long readers of the event stream have to hear the last one. */
const FAREWELL = 100;

/**
 * The one long-lived process per platform and environment: supervises, and answers on a unix socket and a loopback port.
 * Ends when it was asked to stop and nothing it started lives any more. Throws `StateLocked` when another one is at work.
 */
export async function runControlPlane(
  state: string,
  makePlanner: (state: string, supposed?: Wanted) => Promise<Planner>,
  code?: string,
): Promise<void> {
  process.umask(0o022);
  const control = { pid: process.pid, startedAt: new Date().toISOString(), code: code ?? (await ownCode()) };
  const store = new Store(join(controlFolder(state), "state.db"));
  const { graph, settings } = await readWanted(state);
  const identities = identitiesFor(settings.repository);
  const logs = join(state, "logs");
  const journal = new Journal();
  journal.follow(0, ({ event }) => appendLine(join(logs, "control-plane.log"), JSON.stringify(event)));
  const emit = (moment: Moment) => journal.append(moment);
  await ourFolder(logs, 0o700);
  await givenFolder(controlSocketFolder(state), null);
  await givenFolder(socketsFolder(state), identities.engine);

  const port = await controlPort(store, state);
  const versions = engineVersions();
  const platform = graph.platform;
  const fail = (error: unknown) => emit({ type: "failed", name: platform, failure: failureOf(error, logs) });
  const services = new Services(store);
  const planner = () => makePlanner(state);
  const supervisor = new Supervisor({
    ...{ platform, state, identities, store, services, emit, versions },
    sockets: socketsFolder(state),
    controlUrl: `http://127.0.0.1:${port}`,
  });
  const retention = (process: string) => (supervisor.graph === null ? null : logRetention(supervisor.graph, process));
  const rotation = setInterval(() => rotateLogs(logs, { retention }).catch(fail), ROTATE_EVERY);

  const lacking = new Lacking(state, supervisor);
  const room = new Room({
    ...{ state, reader: identities.engine },
    files: () => (supervisor.plan?.files ?? []).filter(({ needsRoom }) => needsRoom),
  });
  const controllers = startControllers({ state, logs, store, services, planner, emit, journal, supervisor });

  let stopping = false;
  const end = async (last: () => Promise<void>): Promise<void> => {
    stopping = true;
    await Promise.all(controllers.map((controller) => controller.stop()));
    await last();
    clearInterval(rotation);
    room.stop();
    rmSync(controlSocket(state), { force: true });
    await sleep(FAREWELL);
    // Not left to the end of the process: whoever waits for that may look at the record in the very next moment.
    store.close();
    process.exit(0);
  };
  const controlled = {
    snapshot: () => {
      const snapshot = supervisor.snapshot();
      const { deployables } = supervisor;
      const [heldBack, idle] = [services.heldBack(deployables), services.idle(deployables)];
      const [lacks, { short }] = [lacking.all, room];
      return (
        snapshot && {
          ...{ ...snapshot, control },
          ...(heldBack.length > 0 && { heldBack }),
          ...(idle.length > 0 && { idle }),
          ...(lacks.length > 0 && { lacks }),
          ...(short !== null && { room: short }),
        }
      );
    },
    apply: async (code: "tree" | "running") => supervisor.carryOut({ ...(await planner()), code }),
    foresee: async ({ graph, settings }: Wanted) => {
      const supposed = { graph, settings: await withKeptParameters(state, settings) };
      return supervisor.foresee(await makePlanner(state, supposed));
    },
    restart: (name: string) => supervisor.restart(name),
    isStopping: () => stopping,
    stop: () => void end(() => supervisor.stop()),
    code: control.code,
    handOver: () => {
      const busy = underWay(supervisor.snapshot(), controllers);
      if (busy !== null) throw new Refused(409, "UNDER_WAY", busy);
      emit({ type: "platform-handed-over", name: platform, pid: process.pid });
      void end(() => supervisor.rest());
    },
    logLines: (name: string, count: number) =>
      supervisor.find(name) === null ? null : lastLines(join(logs, `${name}.log`), count),
  };
  process.once("SIGTERM", controlled.stop);
  process.once("SIGINT", controlled.stop);
  const routes = [...platformRoutes(controlled, journal), ...controllers.flatMap((controller) => controller.routes)];
  await listenOnSocket(controlSocket(state), handler(routes, "full"));
  await listenOnPort(port, handler(routes, "read"));
  if (identities.engine !== null && identities.task === null) {
    emit({ type: "tasks-as-root", name: platform, repository: settings.repository, user: identities.engine.name });
  }
  await planner()
    .then((first) => supervisor.carryOut(first))
    .catch(fail);
}

/** The same as last time where it is free, so that a bookmark of the console stays good. */
async function controlPort(store: Store, state: string): Promise<number> {
  const previous = { control: store.fact<number>("control-port") ?? 0 };
  const hints = {
    previous: previous.control === 0 ? {} : previous,
    ours: new Set<number>(),
    seed: `${state}#control`,
    given: {},
  };
  const { control = 0 } = await choosePorts(["control"], hints);
  store.keep("control-port", control);
  return control;
}

/** A full disk must not end the supervision: the line is lost, its readers on the event stream have it. */
function appendLine(path: string, line: string): void {
  try {
    appendFileSync(path, `${line}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}

function failureOf(error: unknown, logs: string): Failure {
  if (error instanceof PlanError) return { reason: "plan", diagnostics: error.diagnostics };
  const text = error instanceof Error ? error.message : String(error);
  return { reason: "control-plane", error: text, log: excerpt(join(logs, "control-plane.log")) };
}
