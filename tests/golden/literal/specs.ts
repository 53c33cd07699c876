import { resolvePlatform } from "@terrace/core/resolve";
import { definePlatform, merge, type Platform } from "@terrace/core/spec";
import atlas from "./accountability-atlas/platform.ts";
import breiq from "./breiq/platform.ts";
import type { Change, LiteralPlatform } from "./conflict.ts";
import directfanz from "./directfanz/platform.ts";
import storymagic from "./storymagic/platform.ts";
import webstack from "./webstack/platform.ts";

/** The requirements of each platform as they are written, mistakes included. */
export const SPECS: Readonly<Record<LiteralPlatform, Platform>> = {
  breiq,
  directfanz,
  webstack,
  storymagic,
  "accountability-atlas": atlas,
};

/** What is said of a literal spec once it is changed. */
export function refusalsOf(platform: LiteralPlatform, { environment, words, patch }: Change): readonly string[] {
  const spec = SPECS[platform];
  const environments = spec.environments as Readonly<Record<string, object>>;
  const changed = { ...environments, [environment]: merge(environments[environment] ?? {}, patch ?? {}) };
  const { diagnostics } = resolvePlatform(
    definePlatform({ ...spec.words, ...words } as never, changed as never),
    environment,
  );
  return diagnostics.map(({ code, at }) => `${code} ${at.path}`);
}
