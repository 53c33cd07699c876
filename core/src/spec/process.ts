import type { Bytes, Duration } from "../units/index.ts";
import { type DeploymentWords, deploymentField } from "./deployment.ts";
import { amount, bytes, count, duration, leaf, oneOf, text } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { type ScaleWords, scaleField } from "./scale.ts";
import { type SecretSpec, secretField } from "./secret.ts";
import { type Setting, setting } from "./setting.ts";
import { either, type Fields, NAME, nullable, record, tagged, words } from "./structure-fields.ts";

/** What every kind of process has in common. */
export interface ProcessWords {
  /** CPU units: 1,024 are one virtual CPU. */
  readonly cpu?: number;
  readonly memory?: Bytes;
  /** A fixed number of copies, or the least and the most, or how many there are at first between the two. */
  readonly tasks?: number | readonly [minimum: number, maximum: number] | TaskCountWords;
  readonly scale?: ScaleWords | null;
  readonly deployment?: DeploymentWords;
  /** How long a task may finish its work before it is killed. */
  readonly drain?: Duration;
  readonly tier?: TierName;
  /** Name of the machine that it shares with other containers; each task has its own place if left out. */
  readonly host?: string | null;
  /** `spot` costs less and can be taken away at two minutes' notice. (BRQ-COMP-10) */
  readonly capacity?: "on-demand" | "spot";
  readonly architecture?: "x86_64" | "arm64";
  /** Name of its log; its own if left out. */
  readonly log?: string;
  readonly env?: Readonly<Record<string, Setting>>;
  /** By its own word for it, the kind of thing it cannot work without: `{ database: "postgres" }`. */
  readonly needs?: Readonly<Record<string, NeedKind>>;
  /** Which resource meets a need, where the platform has several of the kind and none of the need's name. */
  readonly bind?: Readonly<Record<string, string>>;
  /** Secrets of its own. */
  readonly secrets?: Readonly<Record<string, SecretSpec>>;
}

export interface TaskCountWords {
  readonly minimum: number;
  readonly desired: number;
  readonly maximum: number;
}

/** What a service can say that it needs, without knowing which resource stands for it. */
export type NeedKind = "balancer" | "bucket" | "live" | "postgres" | "queue" | "redis" | "search";

/** Where a module keeps its code and its migrations. */
export interface ModuleWords {
  readonly name: string;
  /** Relative to the repository root. */
  readonly folder: string;
  /** Folder of migrations below `folder`, and the schema they own; the module's name if left out. */
  readonly migrations?: MigrationsWords | null;
}

/** Where a service's migrations lie and which schema they make: `migrations` and the service's own name if left out. */
export interface MigrationsWords {
  readonly folder?: string;
  readonly schema?: string;
}

const range = leaf<readonly [number, number]>("the least and the most, such as [1, 10]", [1, 1], (value) => {
  const [minimum, maximum] = Array.isArray(value) && value.length === 2 ? value : [];
  return Number.isInteger(minimum) && Number.isInteger(maximum) && minimum >= 0 && maximum >= Math.max(1, minimum);
});

const counts = leaf<TaskCountWords>(
  "copies such as { minimum: 2, desired: 3, maximum: 10 }, in rising order",
  { minimum: 1, desired: 1, maximum: 1 },
  (value) => {
    const { minimum, desired, maximum } = (value ?? {}) as Partial<TaskCountWords>;
    if (minimum === undefined || desired === undefined || maximum === undefined) return false;
    const figures = [minimum, desired, maximum];
    return figures.every(Number.isInteger) && minimum >= 0 && desired >= Math.max(1, minimum) && maximum >= desired;
  },
);

export const migrationsField = nullable(
  words<MigrationsWords>("migrations: { folder, schema }", { folder: text, schema: text }),
);

export const processFields: Fields<ProcessWords> = {
  cpu: amount,
  memory: bytes,
  tasks: either(count, either(range, counts)),
  scale: nullable(scaleField),
  deployment: deploymentField,
  drain: duration,
  tier,
  host: nullable(text),
  capacity: oneOf("on-demand", "spot"),
  architecture: oneOf("x86_64", "arm64"),
  log: text,
  env: record("variables by name", setting, /^[A-Z][A-Z0-9_]*$/),
  needs: record("kinds by need", oneOf("balancer", "bucket", "live", "postgres", "queue", "redis", "search"), NAME),
  bind: record("names by need", text),
  secrets: record("secrets by name", tagged("secret", secretField), NAME),
};
