import type { Duration } from "../units/index.ts";
import { duration, flag, region, text } from "./leaf-fields.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** Where container images are kept. */
export interface RegistryWords {
  /** One for each process, called `<platform>/<process>`, if left out. */
  readonly repositories?: readonly string[];
  /** Age at which an image goes that no running or kept revision uses; null keeps all. */
  readonly keep?: Duration | null;
  /** Regions that receive a copy of every image. */
  readonly replication?: readonly string[];
  /** Whether images are searched for known weaknesses as they arrive. */
  readonly scan?: boolean;
}

export type RegistrySpec = RegistryWords & { readonly kind: "registry" };

/** A registry for the images of every process. */
export function registry(settings: RegistryWords = {}): RegistrySpec {
  return { kind: "registry", ...settings };
}

export const registryField = words<RegistryWords>("a registry: registry({ … })", {
  repositories: list("a list of repositories", text),
  keep: nullable(duration),
  replication: list("a list of regions", region),
  scan: flag,
});
