import type { ByteCount } from "./bytes.ts";

/** What a machine of a class has. */
export interface InstanceSize {
  readonly vcpus: number;
  readonly memory: ByteCount;
}

/** Who rents the machines out: each names and sizes them in its own way. */
export type InstanceKind = "host" | "postgres" | "redis" | "search";

type Sizes = Readonly<Record<string, InstanceSize>>;

/** Which families each of them has among the ones below. */
const FAMILIES: Readonly<Record<InstanceKind, readonly string[]>> = {
  host: ["t3", "t3a", "t4g", "m5", "m6g", "m6i", "m7g", "m7i", "c5", "c6g", "c6i", "c7g", "r5", "r6g", "r6i", "r7g"],
  postgres: ["t3", "t4g", "m5", "m6g", "m6i", "m7g", "r5", "r6g", "r6i", "r7g"],
  redis: ["t3", "t4g", "m5", "m6g", "m7g", "r5", "r6g", "r7g"],
  search: ["t3", "m5", "m6g", "m7g", "c5", "c6g", "r5", "r6g", "r7g"],
};

/** How each spells a class: `t3.xlarge`, `db.t3.micro`, `cache.t3.micro`, `t3.small.search`. */
const SPELLING: Readonly<Record<InstanceKind, (type: string) => string>> = {
  host: (type) => type,
  postgres: (type) => `db.${type}`,
  redis: (type) => `cache.${type}`,
  search: (type) => `${type}.search`,
};

/** Virtual CPUs and memory of the burstable sizes, GiB. Source: AWS, "Amazon EC2 T instances". */
const BURSTABLE: Readonly<Record<string, readonly [vcpus: number, gibibytes: number]>> = {
  nano: [2, 0.5],
  micro: [2, 1],
  small: [2, 2],
  medium: [2, 4],
  large: [2, 8],
  xlarge: [4, 16],
  "2xlarge": [8, 32],
};

/** Virtual CPUs of the other sizes; memory follows from the family: 2 GiB for each in c, 4 in m, 8 in r. */
const STEADY: Readonly<Record<string, number>> = {
  large: 2,
  xlarge: 4,
  "2xlarge": 8,
  "4xlarge": 16,
  "8xlarge": 32,
  "12xlarge": 48,
  "16xlarge": 64,
};

const GIBIBYTES_PER_VCPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/** What Redis may use of a cache node, GiB, by the first letter of its family. Source: AWS, "Supported node types", ElastiCache User Guide. */
const CACHE_GIBIBYTES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t: { micro: 0.5, small: 1.37, medium: 3.09 },
  m: { large: 6.38, xlarge: 12.93, "2xlarge": 26.04, "4xlarge": 52.26 },
  r: { large: 13.07, xlarge: 26.32, "2xlarge": 52.82, "4xlarge": 105.81 },
};

const CLASSES: Readonly<Record<InstanceKind, Sizes>> = {
  host: classesOf("host"),
  postgres: classesOf("postgres"),
  redis: classesOf("redis"),
  search: classesOf("search"),
};

/** Virtual CPUs and memory of an instance class by its AWS name; undefined for one that is not known here. */
export function instanceSize(kind: InstanceKind, name: string): InstanceSize | undefined {
  return Object.hasOwn(CLASSES[kind], name) ? CLASSES[kind][name] : undefined;
}

/** Every known class of a kind by its AWS name. */
export function instanceClasses(kind: InstanceKind): readonly string[] {
  return Object.keys(CLASSES[kind]);
}

function classesOf(kind: InstanceKind): Sizes {
  return Object.fromEntries(
    FAMILIES[kind].flatMap((family) =>
      sizesOf(kind, family).map(([size, vcpus, gibibytes]) => [
        SPELLING[kind](`${family}.${size}`),
        { vcpus, memory: Math.round(gibibytes * 1_024 ** 3) },
      ]),
    ),
  );
}

function sizesOf(kind: InstanceKind, family: string): readonly (readonly [string, number, number])[] {
  const letter = family.slice(0, 1);
  const found =
    letter === "t"
      ? Object.entries(BURSTABLE).map(([size, [vcpus, gibibytes]]) => [size, vcpus, gibibytes] as const)
      : Object.entries(STEADY).map(
          ([size, vcpus]) => [size, vcpus, vcpus * (GIBIBYTES_PER_VCPU[letter] ?? Number.NaN)] as const,
        );
  if (kind === "search") return found.filter(([size]) => letter !== "t" || size === "small" || size === "medium");
  if (kind === "postgres") return found.filter(([size]) => size !== "nano");
  if (kind === "host") return found;
  return found.flatMap(([size, vcpus]) => {
    const usable = CACHE_GIBIBYTES[letter]?.[size];
    return usable === undefined ? [] : [[size, vcpus, usable] as const];
  });
}
