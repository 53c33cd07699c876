import type { PlatformRef } from "@terrace/run/client";

/** A platform as a command names it; `local` goes without saying. */
export function named({ platform, environment }: Pick<PlatformRef, "platform" | "environment">): string {
  return environment === "local" ? platform : `${platform} --env ${environment}`;
}

/** What deploys one service from the working tree. */
export function deployCommand(ref: Pick<PlatformRef, "platform" | "environment">, service: string): string {
  return `npx terrace deploy ${named(ref)} --here ${service}`;
}

/** What gives one service a task. */
export function scaleCommand(ref: Pick<PlatformRef, "platform" | "environment">, service: string): string {
  return `npx terrace scale ${named(ref)} ${service}=1`;
}
