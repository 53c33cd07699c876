import type { CapabilitySpec } from "./capability.ts";
import type { EnvironmentWords, Particulars } from "./environment.ts";
import type { ServiceSpec } from "./service.ts";

/** What every platform says about itself; its capabilities stand beside these under names of its own. */
export interface PlatformHeader extends Particulars {
  /** Becomes part of names everywhere: small letters, digits and hyphens. */
  readonly name: string;
  readonly services?: Readonly<Record<string, ServiceSpec>>;
}

/** Keeps the compiler strict where names are free: what is not a known word has to be a capability. */
export type OnlyCapabilities<P> = { readonly [K in Exclude<keyof P, keyof PlatformHeader>]: CapabilitySpec };

/** A whole platform in its author's words: not yet looked at, not yet resolved. */
export interface Platform {
  readonly kind: "platform";
  readonly words: Readonly<Record<string, unknown>>;
  /** In the author's order, which is the order of growth. */
  readonly environments: Readonly<Record<string, unknown>>;
}

/**
 * A platform, and what is different about it in each environment. An environment patches the platform in the platform's own words:
 * `definePlatform({ name: "shop", database: postgres({ … }) }, { local: { phase: "launch", database: { class: "local" } } })`.
 */
export function definePlatform<const P extends PlatformHeader>(
  platform: P & OnlyCapabilities<P>,
  environments: Readonly<Record<string, EnvironmentWords<P>>>,
): Platform {
  return {
    kind: "platform",
    words: platform as unknown as Platform["words"],
    environments: environments as unknown as Platform["environments"],
  };
}
