import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";

/** How many resources two folders of templates have alike. The second may be flat. Throws at the first that differs. */
export function sameResources(ours: string, theirs: string): number {
  const templates = readdirSync(ours, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".template.json"),
  );
  const resourcesIn = (file: string): Readonly<Record<string, unknown>> =>
    JSON.parse(readFileSync(file, "utf8")).Resources;
  let count = 0;
  for (const name of templates) {
    const [own, other] = [resourcesIn(join(ours, name)), resourcesIn(join(theirs, basename(name)))];
    for (const id of new Set([...Object.keys(own), ...Object.keys(other)])) {
      if (!isDeepStrictEqual(own[id], other[id])) throw new Error(`the peer has another ${id} in ${name}`);
      count++;
    }
  }
  return count;
}
