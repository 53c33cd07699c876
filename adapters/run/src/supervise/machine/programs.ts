import type { EngineKind } from "../../plan/run-plan.ts";

/** A program of the system that a platform needs, how to ask its version, and who packages it. */
export interface Program {
  readonly name: string;
  /** Alternatives, best first: absolute paths, or names to be looked for. */
  readonly candidates: readonly string[];
  readonly versionFlag: string;
  /** What it runs; null for a tool that services call. */
  readonly engine: EngineKind | null;
  readonly apt: string;
  readonly brew: string;
}

const POSTGRES_FOLDERS = [
  "/usr/lib/postgresql/15/bin",
  "/opt/homebrew/opt/postgresql@15/bin",
  "/usr/local/opt/postgresql@15/bin",
];

function postgres(name: string, engine: EngineKind | null): Program {
  const candidates = POSTGRES_FOLDERS.map((folder) => `${folder}/${name}`);
  return { name, candidates, versionFlag: "--version", engine, apt: "postgresql-15", brew: "postgresql@15" };
}

/** Everything that `terrace doctor` looks for. */
export const PROGRAMS: readonly Program[] = [
  { name: "nginx", candidates: ["nginx"], versionFlag: "-v", engine: "nginx", apt: "nginx", brew: "nginx" },
  { name: "haproxy", candidates: ["haproxy"], versionFlag: "-v", engine: "haproxy", apt: "haproxy", brew: "haproxy" },
  postgres("postgres", "postgres"),
  postgres("initdb", null),
  {
    name: "pgbouncer",
    candidates: ["pgbouncer"],
    versionFlag: "--version",
    engine: "pgbouncer",
    apt: "pgbouncer",
    brew: "pgbouncer",
  },
  {
    name: "redis-server",
    candidates: ["redis-server"],
    versionFlag: "--version",
    engine: "redis",
    apt: "redis-server",
    brew: "redis",
  },
  {
    name: "prometheus",
    candidates: ["prometheus"],
    versionFlag: "--version",
    engine: "prometheus",
    apt: "prometheus",
    brew: "prometheus",
  },
  { name: "ffmpeg", candidates: ["ffmpeg"], versionFlag: "-version", engine: null, apt: "ffmpeg", brew: "ffmpeg" },
  { name: "ffprobe", candidates: ["ffprobe"], versionFlag: "-version", engine: null, apt: "ffmpeg", brew: "ffmpeg" },
];
