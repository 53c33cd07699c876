import type { Binaries } from "../../plan/placement.ts";
import { findProgram } from "./find-program.ts";
import { PROGRAMS } from "./programs.ts";
import { askVersion } from "./version.ts";

/** Where the engines' programs are; the bare name where one is missing, so that its start says which. Node is the one that runs this. */
export function findBinaries(): Binaries {
  const path = (name: string) => {
    const program = PROGRAMS.find((candidate) => candidate.name === name);
    return (program && findProgram(program)) ?? name;
  };
  return {
    node: process.execPath,
    nginx: path("nginx"),
    haproxy: path("haproxy"),
    postgres: path("postgres"),
    initdb: path("initdb"),
    pgbouncer: path("pgbouncer"),
    redis: path("redis-server"),
    prometheus: path("prometheus"),
  };
}

/** Versions of the installed engines, by kind. */
export async function engineVersions(): Promise<Readonly<Record<string, string>>> {
  const asked = PROGRAMS.map(async (program) => {
    const path = program.engine === null ? null : findProgram(program);
    const version = path === null ? null : await askVersion(path, program.versionFlag);
    return program.engine === null || version === null ? [] : [[program.engine, version] as const];
  });
  return Object.fromEntries((await Promise.all(asked)).flat());
}
