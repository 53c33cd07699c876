import type { ResourceId } from "../graph/index.ts";
import { complainOfReference, type Draft } from "./draft.ts";

/** The id of an alarm, or of that one of several which watches `of`. */
export function alarmId(name: string, of: string | null): ResourceId {
  return of === null ? `alarm.${name}` : `alarm.${name}-${of}`;
}

/** Ids of the alarms that come of one name: one, or one for each that it watches; of those, only the one that watches `of` if it does. */
export function alarmIdsOf(
  name: string,
  draft: Draft,
  { of, path }: { readonly of: string; readonly path: readonly string[] },
): readonly ResourceId[] {
  const { alarms } = draft.blueprint;
  const words = Object.hasOwn(alarms, name) ? alarms[name] : undefined;
  if (words == null) {
    const among = Object.keys(alarms).filter((other) => alarms[other] !== null);
    complainOfReference(draft, path, { name, among, what: "alarm" });
    return [];
  }
  if (words.of === undefined || typeof words.of === "string") return [alarmId(name, null)];
  const watched = words.of.includes(of) ? [of] : words.of;
  return watched.map((one) => alarmId(name, one));
}
