import type { PlatformRef } from "@terrace/run/client";
import { variableOf } from "./parameters.ts";

/** A platform as a command names it; `local` goes without saying. */
export function named({ platform, environment }: Pick<PlatformRef, "platform" | "environment">): string {
  return environment === "local" ? platform : `${platform} --env ${environment}`;
}

/** What deploys one service from the working tree. */
export function deployCommand(ref: Pick<PlatformRef, "platform" | "environment">, service: string): string {
  return `npx terrace deploy ${named(ref)} --here ${service}`;
}

/** What takes the value of a secret from a person. */
export function secretCommand(ref: Pick<PlatformRef, "platform" | "environment">, secret: string): string {
  return `npx terrace secret set ${named(ref)} ${secret}`;
}

/** What gives a parameter to a platform, also to one that runs. */
export function parameterCommand(ref: Pick<PlatformRef, "platform" | "environment">, parameter: string): string {
  return `${variableOf(parameter)}=… npx terrace up ${named(ref)}`;
}

/** What gives one service a task. */
export function scaleCommand(ref: Pick<PlatformRef, "platform" | "environment">, service: string): string {
  return `npx terrace scale ${named(ref)} ${service}=1`;
}
