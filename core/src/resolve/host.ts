import type { HostSpec } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { sizeOf } from "./instance-class.ts";
import { logOf } from "./log.ts";
import { byteCount } from "./measure.ts";
import { plainValue } from "./setting.ts";

/** One machine for all containers. (ATL-COMP-01, ATL-COMP-07, ATL-NET-02, ATL-NET-08) */
export function resolveHost(name: string, words: HostSpec, draft: Draft): void {
  const size = sizeOf({ kind: "host", name: words.type }, draft, [name, "type"]);
  const disk = typeof words.disk === "string" ? { size: words.disk } : words.disk;
  add(draft, {
    kind: "host",
    id: `host.${name}`,
    instanceType: words.type,
    cpus: size?.vcpus ?? 0,
    memory: size?.memory ?? 0,
    disk: { type: disk.type ?? "gp3", size: byteCount(disk.size) },
    tier: words.tier ?? "public",
    elasticAddress: words.elasticAddress ?? true,
    shellFrom: words.shellFrom == null ? null : (plainValue(words.shellFrom, draft, [name, "shellFrom"]) ?? null),
    composeFile: words.composeFile ?? "docker-compose.yml",
    imagesKept: words.imagesKept ?? 0,
    log: logOf({ name, log: words.log, kind: "engine" }, draft, [name]),
  });
}
