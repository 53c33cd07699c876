import type { JobSpec } from "../spec/index.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

const KIND = { http: "service", site: "site", worker: "worker" } as const;

/** Work on a schedule. It belongs to the process that its service runs in, alone or with others. */
export function resolveJob(name: string, words: JobSpec, draft: Draft): void {
  const { processes } = draft.blueprint;
  const found = Object.entries(processes).flatMap(([process, { spec, members }]) => {
    const member = members.find((one) => one.name === words.of) ?? (process === words.of ? spec : undefined);
    return member === undefined ? [] : [{ of: `${KIND[spec.kind]}.${process}`, folder: member.folder }];
  });
  const [target] = found;
  if (target === undefined) {
    const among = [...new Set(Object.values(processes).flatMap(({ members }) => members.map((one) => one.name)))];
    complainOfReference(draft, [name, "of"], { name: words.of, among, what: "service" });
    return;
  }
  add(draft, {
    kind: "job",
    id: `job.${name}`,
    ...target,
    entry: words.entry,
    schedule: words.schedule,
    timeout: milliseconds(words.timeout ?? "1h"),
    takes: words.takes === undefined ? null : milliseconds(words.takes),
    overlap: words.overlap ?? false,
  });
}
