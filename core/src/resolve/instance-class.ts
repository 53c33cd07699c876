import { didYouMean } from "../diagnostics/index.ts";
import { type InstanceKind, type InstanceSize, instanceClasses, instanceSize } from "../units/index.ts";
import { complain, type Draft } from "./draft.ts";

/** What a class has; undefined with a finding for one that nobody can size or price. `"local"` is this machine, whatever it has. */
export function sizeOf(
  { kind, name }: { readonly kind: InstanceKind; readonly name: string },
  draft: Draft,
  path: readonly string[],
): InstanceSize | undefined {
  const size = instanceSize(kind, name);
  if (size !== undefined || name === "local") return size;
  complain(draft, "TER-RES-007", {
    path,
    message: `what "${name}" has of CPU and memory is not known`,
    hint: didYouMean(name, instanceClasses(kind)) ?? `write it as AWS does, such as "${EXAMPLE[kind]}"`,
  });
  return undefined;
}

const EXAMPLE: Readonly<Record<InstanceKind, string>> = {
  host: "t3.xlarge",
  postgres: "db.r6g.large",
  redis: "cache.r6g.large",
  search: "r6g.large.search",
};
