import { runtimeUser } from "../state/user.ts";
import { findProgram } from "./find-program.ts";
import { PROGRAMS } from "./programs.ts";
import { askVersion } from "./version.ts";

/** What `terrace doctor` tells about this machine. */
export interface MachineReport {
  readonly node: string;
  readonly system: string;
  /** Whom engines run as; null for the current user. */
  readonly engineUser: string | null;
  readonly programs: readonly ProgramReport[];
}

/** One program that platforms need, and by which package it comes to a machine that lacks it. */
export interface ProgramReport {
  readonly name: string;
  /** Null when it is missing. */
  readonly path: string | null;
  readonly version: string | null;
  readonly packages: { readonly apt: string; readonly brew: string };
}

/** Looks for everything a platform needs from the system, and asks each program for its version. Changes nothing. */
export async function inspectMachine(): Promise<MachineReport> {
  const programs = PROGRAMS.map(async (program): Promise<ProgramReport> => {
    const path = findProgram(program);
    const version = path === null ? null : await askVersion(path, program.versionFlag);
    return { name: program.name, path, version, packages: { apt: program.apt, brew: program.brew } };
  });
  return {
    node: process.versions.node,
    system: `${process.platform}-${process.arch}`,
    engineUser: runtimeUser()?.name ?? null,
    programs: await Promise.all(programs),
  };
}
