import { count, text } from "./leaf-fields.ts";
import { type ModuleWords, migrationsField, type ProcessWords, processFields } from "./process.ts";
import { list, words } from "./structure-fields.ts";

/** A process that takes jobs from a queue and answers nobody. */
export interface WorkerWords extends ProcessWords, ModuleWords {
  /** The entry file below `folder`. */
  readonly entry: string;
  /** Which of its needs is the queue that it serves. */
  readonly queue: string;
  /** Kinds of jobs of other modules that it takes beside its own, such as `"identity.user-changed"`. */
  readonly topics?: readonly string[];
  /** Jobs that one task runs at once. */
  readonly concurrency?: number;
}

export type WorkerSpec = WorkerWords & { readonly kind: "worker" };

/** A worker's manifest. `name` and `folder` are those of the module that it belongs to. */
export function worker(settings: WorkerWords): WorkerSpec {
  return { kind: "worker", ...settings };
}

export const workerField = words<WorkerWords>(
  "a worker: worker({ … })",
  {
    ...processFields,
    name: text,
    folder: text,
    migrations: migrationsField,
    entry: text,
    queue: text,
    topics: list("a list of kinds of jobs", text),
    concurrency: count,
  },
  ["name", "folder", "entry", "queue"],
);
