import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Graph } from "@terrace/core/graph";
import type { RunSnapshot } from "@terrace/core/report";
import type { PlannedFile, PlannedFolder, PlannedProcess, RunPlan } from "../../plan/run-plan.ts";
import { bringUp } from "../bring-up.ts";
import { callControl, controlEvents } from "../control/client.ts";
import type { RunEvent } from "../event.ts";
import { killGroup } from "../process/group.ts";
import { controlFolder } from "../state/control-folder.ts";
import { writeWanted } from "../state/settings.ts";
import { type PlatformRef, placeState } from "../state/state-folder.ts";
import { stopPlatform } from "../stop-platform.ts";

const ENTRY = fileURLToPath(new URL("./plan-file-control-plane.ts", import.meta.url));
const REPOSITORY = resolve(dirname(ENTRY), "../../../../..");

/** Compiled code that all rigs share: each has a state folder of its own, which would otherwise be cold. */
const COMPILED = join(tmpdir(), "terrace-rig-compiled");

/** A platform of steered processes with a real control plane and a state folder of its own. */
export interface Rig extends AsyncDisposable {
  readonly ref: PlatformRef;
  readonly state: string;
  /** A folder in which the processes may write. */
  readonly work: string;
  /** Everything that happened, as far as `up` and `down` were told. */
  readonly events: RunEvent[];
  up(processes: readonly PlannedProcess[], options?: UpOptions): Promise<RunSnapshot>;
  down(): Promise<boolean>;
  status(): Promise<RunSnapshot>;
  /** The next event that satisfies a predicate, from the moment of the call (or from the first event on). */
  next(wanted: (event: RunEvent) => boolean, from?: "now" | "first"): Promise<RunEvent>;
  controlPid(): Promise<number>;
  /** Kills the control plane as a crash would. */
  crash(): Promise<void>;
}

interface UpOptions {
  readonly files?: readonly PlannedFile[];
  /** Besides the folder to work in. */
  readonly folders?: readonly PlannedFolder[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the plan is said to be made from. */
  readonly graph?: Graph;
}

/** `below` is where the rig's own folder is made. */
export async function startRig(below = tmpdir()): Promise<Rig> {
  const root = await mkdtemp(join(below, "terrace-rig-"));
  await chmod(root, 0o711);
  const ref = { platform: "rig", environment: "local", stateRoot: join(root, "state") };
  const { folder: state } = await placeState(ref);
  await mkdir(COMPILED, { recursive: true });
  await symlink(COMPILED, join(controlFolder(state), "compiled"));
  const work = join(state, "work");
  const events: RunEvent[] = [];
  const down = () => stopPlatform(ref, { onEvent: (event) => events.push(event) });
  const health = () => callControl<{ pid: number; lastEvent: number }>(state, "GET /health");
  return {
    ...{ ref, state, work, events },
    up: async (processes, { files = [], folders = [], parameters = {}, graph = GRAPH } = {}) => {
      await writeFile(
        join(controlFolder(state), "plan.json"),
        JSON.stringify(planOf(processes, files, [{ path: work }, ...folders])),
      );
      await writeWanted(state, graph, { repository: REPOSITORY, parameters, maximumTasks: null });
      return bringUp(state, { platform: "rig", entry: ENTRY, onEvent: (event) => events.push(event) });
    },
    down,
    status: async () => must(await callControl<RunSnapshot>(state, "GET /status")),
    next: async (wanted, from = "now") => {
      const after = from === "first" ? 0 : must(await health()).lastEvent;
      for await (const { event } of controlEvents(state, after)) if (wanted(event)) return event;
      throw new Error("the control plane ended before that happened");
    },
    controlPid: async () => must(await health()).pid,
    crash: async () => killGroup(must(await health()).pid),
    [Symbol.asyncDispose]: async () => {
      await down();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Asks a steered process something; its answer, read from JSON. */
export function tell(port: number | null | undefined, path: string): Promise<Record<string, unknown>> {
  return new Promise((done, reject) => {
    const request = get({ host: "127.0.0.1", port: port ?? 0, path, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      done(JSON.parse(Buffer.concat(chunks).toString()));
    });
    request.once("error", reject);
  });
}

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("expected a value");
  return value;
}

/** A graph of nothing: the plan stands in a file of its own. */
const GRAPH = {
  ...{ platform: "rig", environment: "local", phase: "launch", resources: [] },
  objectives: { availability: null, rto: null, rpo: null, p95: {}, recovery: [], targets: [] },
  operations: { roles: [], channels: [], escalation: [], loads: [], dataMigration: [], roadmap: [] },
} as unknown as Graph;

function planOf(
  processes: readonly PlannedProcess[],
  files: readonly PlannedFile[],
  folders: readonly PlannedFolder[],
): RunPlan {
  const url = "http://127.0.0.1:{{edge}}";
  return { platform: "rig", environment: "local", phase: "launch", url, folders, files, processes };
}
