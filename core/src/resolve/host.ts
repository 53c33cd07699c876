import { didYouMean } from "../diagnostics/index.ts";
import type { HostSpec } from "../spec/index.ts";
import { instanceClasses, instanceSize } from "../units/index.ts";
import { add, complain, type Draft } from "./draft.ts";
import { logOf } from "./log.ts";
import { byteCount } from "./measure.ts";
import { plainValue } from "./setting.ts";

/** One machine for all containers. (ATL-COMP-01, ATL-COMP-07, ATL-NET-02, ATL-NET-08) */
export function resolveHost(name: string, words: HostSpec, draft: Draft): void {
  const size = instanceSize("host", words.type);
  if (size === undefined)
    complain(draft, "TER-RES-007", [name, "type"], {
      message: `what "${words.type}" has of CPU and memory is not known`,
      hint: didYouMean(words.type, instanceClasses("host")),
    });
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
