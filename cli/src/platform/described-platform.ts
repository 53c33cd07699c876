import { environmentsOf } from "@terrace/core/resolve";
import type { PlatformRef } from "@terrace/run/client";
import type { RunningPlatform } from "@terrace/run/running";
import { chooseEnvironment } from "./choose-environment.ts";
import { findPlatform } from "./find-platform.ts";
import { loadPlatform, nameOf } from "./load-platform.ts";
import { stateRoot } from "./state-root.ts";

/** What a person named of a platform. */
interface Named {
  readonly word: string | undefined;
  readonly environment: string | undefined;
}

/** The platform and environment that are meant where nothing of that name runs: as its `platform.ts` has them. */
export async function describedPlatform(
  { word, environment }: Named,
  running: readonly RunningPlatform[],
): Promise<PlatformRef> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const name = nameOf(platform, file);
  const names = environmentsOf(platform).map((summary) => summary.name);
  const meant = environment ?? running.find((one) => one.platform === name)?.environment;
  return { platform: name, environment: chooseEnvironment(file, names, meant), stateRoot: stateRoot() };
}
