import type { Milliseconds } from "@terrace/core/units";

/**
 * Everything that has to be true on this machine for a platform to run, as a value:
 * it can be printed, compared and tested before anything starts.
 */
export interface RunPlan {
  readonly platform: string;
  readonly environment: string;
  readonly phase: string;
  readonly url: string;
  readonly folders: readonly PlannedFolder[];
  readonly files: readonly PlannedFile[];
  /** Things to run for, in an order in which every dependency stands before its dependants. */
  readonly processes: readonly PlannedProcess[];
}

/** A folder below the state folder (or absolute), created with its parents, for its owner alone. */
export interface PlannedFolder {
  readonly path: string;
  /** Who works in it: the engines, or tasks only, or the control plane with everybody else as a reader. */
  readonly owner?: "task" | "control";
}

/** A generated file that processes read and cannot change, replaced atomically when its content differs. */
export interface PlannedFile {
  readonly path: string;
  readonly mode: number;
  readonly content: string;
  /** Only what it begins with: once it is there, whoever keeps it writes it. */
  readonly isSeed?: boolean;
  /** Stands only while the disk has room to spare: whoever looks for it does without writing. */
  readonly needsRoom?: boolean;
}

export type EngineKind = "postgres" | "pgbouncer" | "redis" | "haproxy" | "nginx" | "prometheus" | "collector";

export type TaskKind = "service" | "worker" | "site";

/** One long-running process, and all that belongs to its life. */
export interface PlannedProcess {
  /** Unique in the plan: `postgres`, `identity-1`. */
  readonly name: string;
  readonly role: "engine" | "task";
  readonly kind: EngineKind | TaskKind;
  /** The service that a task is a copy of; null for an engine. */
  readonly service: string | null;
  readonly command: Command;
  readonly port: number | null;
  /** Where it tells its figures to whoever asks on this machine; left out where it does not. */
  readonly metrics?: { readonly port: number };
  /** Names of processes that must be ready first. */
  readonly dependsOn: readonly string[];
  /** Run in order before every start; each is a no-op when it has nothing to do. */
  readonly before: readonly Step[];
  /** Run in order each time it has become ready and before its dependants start. */
  readonly after: readonly Step[];
  readonly probe: Probe;
  readonly stop: { readonly signal: "SIGTERM" | "SIGINT" | "SIGQUIT" | "SIGUSR1"; readonly grace: Milliseconds };
  /** Where the balancer knows this task, so that it is drained before it is stopped; null when nothing is routed to it. */
  readonly balancer: { readonly backend: string; readonly server: string } | null;
  /** Text that changes when the process must be started anew to take on a new plan: command, environment and the content of its files. */
  readonly fingerprint: string;
  /** How it takes on other files while it serves; left out where it has to be started anew for them. */
  readonly reload?: Reload;
}

/** How an engine takes on a changed configuration: workers of the new one take what comes, those of the old one finish what they have. */
export interface Reload {
  /** Text that changes when the engine has to be told. */
  readonly fingerprint: string;
  /** To its first process. */
  readonly signal: "SIGHUP" | "SIGUSR2";
  /** The file that it reads, and where another content of it lies while it is tried. */
  readonly file: string;
  readonly trial: string;
  /** Reads the trial, says what is wrong with it, and ends. */
  readonly check: Command;
  /** Without this file, clients are asked to come back on new connections: of an engine that hangs up on whoever is silent. */
  readonly keeps?: PlannedFile;
}

/** What to execute. Secrets stand in `env`, never in `argv`. */
export interface Command {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A piece of work that ends. `label` is what a person reads while it runs. */
export type Step =
  | CommandStep
  | CopyStep
  | RevisionStep
  | {
      readonly kind: "sql";
      readonly label: string;
      readonly connection: SqlConnection;
      readonly statements: readonly string[];
    };

export interface CommandStep {
  readonly kind: "command";
  readonly label: string;
  readonly command: Command;
  readonly unless: Condition | null;
  readonly timeout: Milliseconds;
}

/** Makes something where others make theirs as well, and keeps a copy of it that nobody changes under those who use it. */
export interface CopyStep {
  readonly kind: "copy";
  readonly label: string;
  readonly make: CommandStep;
  /** A file that holds the digest of what it was made from, and the digest it must hold. */
  readonly made: string;
  readonly digest: string;
  readonly from: string;
  readonly to: string;
  /** Files of a copy (a folder in it) that are to be had elsewhere as well, together with those of other copies, by whoever still needs them. */
  readonly assets?: { readonly from: string; readonly to: string };
}

/** Keeps a copy of the sources that a revision runs, so that no later edit reaches a task of it, however often that is started anew. */
export interface RevisionStep {
  readonly kind: "revision";
  readonly label: string;
  readonly repository: string;
  /** Folders and files of the repository, relative to it, and the digest they must have. */
  readonly sources: readonly string[];
  readonly digest: string;
  readonly to: string;
}

/** When a step has nothing to do. */
export type Condition =
  | { readonly kind: "exists"; readonly path: string }
  /** `path` holds the digest of all files below `folders` (git-ignored ones left out) as the last success wrote it. */
  | { readonly kind: "unchanged"; readonly path: string; readonly folders: readonly string[] };

export interface SqlConnection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** How the supervisor asks whether a process is well. */
export interface Probe {
  readonly check:
    | { readonly kind: "http"; readonly port: number; readonly path: string }
    | { readonly kind: "tcp"; readonly port: number }
    | { readonly kind: "redis"; readonly port: number; readonly password: string | null }
    | { readonly kind: "postgres"; readonly connection: SqlConnection }
    | { readonly kind: "haproxy"; readonly socket: string };
  readonly interval: Milliseconds;
  readonly timeout: Milliseconds;
  /** Failures in a row after which a ready process counts as unhealthy and is replaced. */
  readonly unhealthyAfter: number;
  /** How long a start may take. */
  readonly grace: Milliseconds;
}
