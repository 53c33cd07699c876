import type { BaseBackup } from "@terrace/core/report";
import type { BackupPlace } from "./backup-place.ts";
import { runTool, type Workshop } from "./tool.ts";

/**
 * Keeps every object that the buckets hold now, by a second name for the same file: it takes no room until the first name is
 * removed. Content that is published is never changed, so the second name keeps it as it is; an upload that is still growing
 * grows under both. Copies on a disk of their own are copies. Null where nothing could be kept.
 */
export async function linkObjects(
  { buckets, folders }: BackupPlace,
  id: string,
  workshop: Workshop,
): Promise<BaseBackup["objects"]> {
  if (buckets.length === 0) return null;
  const folder = `${folders.objects}/${id}`;
  await runTool(["mkdir", "-m", "700", folder], workshop);
  // A file that is removed while the folder is walked is one that was not to be kept.
  const copy = `for from in "$@"; do
  [ -d "$from" ] || continue
  how=-al; [ "$(stat -c %d "$from")" = "$(stat -c %d "$to")" ] || how=-a
  cp $how "$from" "$to/"
done; find "$to" -type f | wc -l`;
  const printed = await runTool(["sh", "-c", copy, "link", ...buckets.map((one) => one.folder)], workshop, {
    to: folder,
  });
  return { folder, count: Number.parseInt(printed, 10) };
}
