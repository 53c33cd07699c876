import type { Backup, Bucket } from "@terrace/core/graph";
import type { CopySource, Taken } from "./copy-source.ts";
import { checksums, readManifest, writeManifest } from "./manifest.ts";
import { runTool, type Workshop } from "./tool.ts";

/** A second name for every file, or the file itself where copies lie on a disk of their own; one that is removed meanwhile was not to be kept. */
const LINK = `
from=$1; to=$2; shift 2
how=-al; [ "$(stat -c %d "$from" 2>/dev/null)" = "$(stat -c %d "$to")" ] || how=-a
for prefix in "$@"; do
  [ -d "$from/$prefix" ] || continue
  mkdir -p "$to/$prefix"
  said=$(cp $how -T -- "$from/$prefix" "$to/$prefix" 2>&1) && continue
  rest=$(printf '%s\\n' "$said" | grep -v "No such file or directory")
  [ -z "$rest" ] || { printf '%s\\n' "$rest" >&2; exit 1; }
done`;

/**
 * A bucket: a second name for every object, which takes room only once the first is removed, with its checksum. Only what lies under
 * the bucket's own prefixes, where it has any: what services keep beside is not published and may still grow. (BRQ-STOR-09)
 */
export function bucketSource(backup: Backup, { name, prefixes }: Bucket, state: string): CopySource {
  const { every, keep, restoreTest } = backup;
  const from = `${state}/buckets/${name}`;
  const parts = prefixes.length === 0 ? ["."] : prefixes.map(({ prefix }) => prefix);
  return {
    ...{ kind: "bucket", name, folder: `${state}/backups/${name}`, restoreTest },
    rules: { every, keep, window: null, continuous: false },
    take: async (part, latest, workshop) => {
      await runTool(["mkdir", `${part}/objects`], workshop);
      await runTool(["sh", "-c", LINK, "link", from, `${part}/objects`, ...parts], workshop);
      return describe(part, latest, workshop);
    },
    test,
  };
}

/** Checksums are those of the copy before wherever the file is the same one. */
async function describe(part: string, latest: string | null, workshop: Workshop): Promise<Taken> {
  const known = new Map(
    latest === null
      ? []
      : (await readManifest(latest, workshop)).map(({ file, path, sum }) => [`${file} ${path}`, sum]),
  );
  const listed = await runTool(["find", `${part}/objects`, "-type", "f", "-printf", "%i:%s:%T@ %P\\0"], workshop);
  const found = listed
    .split("\0")
    .filter((record) => record !== "")
    .map((record) => ({ file: record.slice(0, record.indexOf(" ")), path: record.slice(record.indexOf(" ") + 1) }));
  const fresh = found.filter(({ file, path }) => !known.has(`${file} ${path}`)).map(({ path }) => path);
  const sums = await checksums(`${part}/objects`, fresh, workshop);
  const entries = found.map(({ file, path }) => ({
    ...{ file, path },
    sum: known.get(`${file} ${path}`) ?? sums.get(path) ?? "",
  }));
  await writeManifest(part, entries, workshop);
  return { count: found.length, size: found.reduce((sum, { file }) => sum + Number(file.split(":")[1]), 0) };
}

async function test(copy: string, workshop: Workshop): Promise<void> {
  const manifest = await readManifest(copy, workshop);
  const paths = manifest.map(({ path }) => path);
  const sums = await checksums(`${copy}/objects`, paths, workshop);
  const wrong = manifest.filter(({ path, sum }) => sums.get(path) !== sum);
  const [first] = wrong;
  if (first !== undefined)
    throw new Error(`${wrong.length} of ${manifest.length} objects are not as they were copied; ${first.path} is one`);
}
