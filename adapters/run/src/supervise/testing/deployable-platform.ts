import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Graph } from "@terrace/core/graph";
import type { DeploymentList, RunSnapshot, ServiceDeployments } from "@terrace/core/report";
import { callControl, controlEvents } from "../control/client.ts";
import type { Begun } from "../deploy/deployments.ts";
import type { RunEvent } from "../event.ts";
import { killGroup } from "../process/group.ts";
import { startPlatform } from "../start-platform.ts";
import { findState, type PlatformRef } from "../state/state-folder.ts";
import { stopPlatform } from "../stop-platform.ts";
import { must } from "./rig.ts";

const CHECKOUT = resolve(import.meta.dirname, "../../../../..");

type Asked = `GET /${string}` | `POST /${string}`;

type Step = Extract<RunEvent, { readonly type: "deployment-step" }>;
type Ended = Extract<RunEvent, { readonly type: "deployment-ended" }>;

/** A step of this kind in a deployment of the films. */
export const isStep =
  (kind: string) =>
  (event: RunEvent): event is Step =>
    event.type === "deployment-step" && event.name === "films" && event.kind === kind;

/** The end of a deployment: of the films where no other service is named. */
export const isEnd =
  (name = "films") =>
  (event: RunEvent): event is Ended =>
    event.type === "deployment-ended" && event.name === name;

/** What is asked of `POST /deploy`; all may be left out. */
interface Wish {
  readonly services?: readonly string[];
  readonly strategy?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly speed?: number;
  readonly code?: "tree" | "running";
}

/** A platform with a repository of its own, whose code a test can change, run by the real control plane. */
export interface DeployablePlatform extends AsyncDisposable {
  readonly ref: PlatformRef;
  readonly repository: string;
  /** Everything that happened, as far as `up` was told. */
  readonly events: RunEvent[];
  /** Writes files of the repository, by their paths. */
  write(files: Readonly<Record<string, string>>): void;
  /** With another graph than the first where one is given. */
  up(wanted?: Graph): Promise<RunSnapshot>;
  /** Where it answers since the last `up`. */
  origin(): string;
  down(): Promise<boolean>;
  status(): Promise<RunSnapshot>;
  /** Asks the control API. */
  call<T>(asked: Asked, body?: unknown): Promise<T>;
  /** Deploys one service and gives back how that ended. */
  deploy(wish?: Wish): Promise<Ended>;
  /** The same without waiting; `ended` does. */
  begin(wish?: Wish): Promise<{ readonly begun: readonly Begun[]; readonly ended: () => Promise<Ended> }>;
  service(name: string): Promise<ServiceDeployments>;
  /** The next event that satisfies a predicate, after a number or from now on. */
  next<T extends RunEvent>(wanted: (event: RunEvent) => event is T, after?: number): Promise<T>;
  /** Kills the control plane as a crash would. */
  crash(): Promise<void>;
}

/** Makes a repository and a state for a graph, and starts nothing yet. */
export function deployablePlatform(graph: Graph, files: Readonly<Record<string, string>>): DeployablePlatform {
  const root = mkdtempSync(join(tmpdir(), "terrace-deploy-"));
  // Tasks run as a user who has to reach his code.
  chmodSync(root, 0o755);
  const repository = join(root, "repository");
  const write: DeployablePlatform["write"] = (written) => {
    for (const [path, text] of Object.entries(written)) {
      const at = join(repository, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
  };
  write({ "package.json": '{"version":"1.0.0","type":"module"}', "package-lock.json": "{}", ...files });
  symlinkSync(join(CHECKOUT, "node_modules"), join(repository, "node_modules"));
  const ref = { platform: graph.platform, environment: graph.environment, stateRoot: join(root, "state") };
  const events: RunEvent[] = [];
  const onEvent = (event: RunEvent) => events.push(event);
  const call = async <T>(asked: Asked, body?: unknown) => must(await callControl<T>(await findState(ref), asked, body));
  const last = async () => (await call<{ lastEvent: number }>("GET /health")).lastEvent;
  const next = async <T extends RunEvent>(wanted: (event: RunEvent) => event is T, after?: number): Promise<T> => {
    for await (const { event } of controlEvents(await findState(ref), after ?? (await last())))
      if (wanted(event)) return event;
    throw new Error("the control plane ended before that happened");
  };
  const begin = async ({ services = ["films"], ...rest }: Wish = {}) => {
    const wish = { services, ...rest };
    const { deployments, after } = await call<{ deployments: readonly Begun[]; after: number }>("POST /deploy", wish);
    return { begun: deployments, ended: () => next(isEnd(services[0]), after) };
  };
  const down = () => stopPlatform(ref, { onEvent });
  let url = "";
  const up = async (wanted = graph) => {
    const how = { repository, stateRoot: ref.stateRoot, parameters: {}, onEvent, maximumTasks: 3 };
    const snapshot = await startPlatform({ graph: wanted, ...how });
    url = snapshot.url;
    return snapshot;
  };
  return {
    ...{ ref, repository, events, write, call, next, begin, up, down },
    origin: () => url,
    status: () => call<RunSnapshot>("GET /status"),
    deploy: async (wish) => (await begin(wish)).ended(),
    service: async (name) =>
      must((await call<DeploymentList>("GET /deployments")).services.find(({ service }) => service === name)),
    crash: async () => killGroup((await call<{ pid: number }>("GET /health")).pid),
    [Symbol.asyncDispose]: async () => {
      await down();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
