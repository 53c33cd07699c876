import type { RegistrySpec } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** Where the images of every process are kept. (BRQ-STOR-10, BRQ-CICD-07, STM-STOR-02, CON-STM-13) */
export function resolveRegistry(name: string, words: RegistrySpec, draft: Draft): void {
  const { platform, processes } = draft.blueprint;
  const repositories = words.repositories ?? Object.keys(processes).map((process) => `${platform}/${process}`);
  add(draft, {
    kind: "registry",
    id: `registry.${name}`,
    repositories: [...new Set(repositories)].sort(),
    keep: words.keep == null ? null : milliseconds(words.keep),
    replication: words.replication ?? [],
    scan: words.scan ?? true,
  });
}
