import type { RunSnapshot } from "@terrace/core/report";
import { ownCode } from "./own-code.ts";

/** The same state, with what its control plane cannot know: whether Terrace's own code is another one since it began. One of an earlier Terrace does not say what it runs. */
export async function noteOutdated(snapshot: RunSnapshot): Promise<RunSnapshot> {
  const { control } = snapshot;
  if (control === undefined || control.code === (await ownCode())) return snapshot;
  return { ...snapshot, control: { ...control, isOutdated: true } };
}
