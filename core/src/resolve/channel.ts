import type { Channel, ResourceId } from "../graph/index.ts";
import type { ChannelWords } from "../spec/index.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { plainValue } from "./setting.ts";

const MEDIA: readonly string[] = ["email", "sms", "slack", "pagerduty", "telegram", "webhook", "topic"];

/** Channels by their names, made on first mention; one that nobody describes is called as its medium. (CON-ALL-11) */
export function channelsOf(names: readonly string[], draft: Draft, path: readonly string[]): readonly ResourceId[] {
  return [...new Set(names)].map((name) => channelOf(name, draft, path));
}

function channelOf(name: string, draft: Draft, path: readonly string[]): ResourceId {
  const { channels } = draft.blueprint;
  const id = `channel.${name}`;
  if (draft.resources.has(id)) return id;
  const words = Object.hasOwn(channels, name) ? channels[name] : undefined;
  if (words == null && !MEDIA.includes(name)) {
    const among = [...MEDIA, ...Object.keys(channels).filter((other) => channels[other] !== null)];
    complainOfReference(draft, path, { name, among, what: "channel" });
  }
  const { medium, to }: ChannelWords = words ?? { medium: name as Channel["medium"] };
  add(draft, {
    kind: "channel",
    id,
    medium,
    to: to == null ? null : (plainValue(to, draft, ["channels", name, "to"]) ?? null),
  });
  return id;
}
