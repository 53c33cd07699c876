import { type Edge, resourcesOf } from "../graph/index.ts";
import { formatBytes } from "../units/index.ts";
import { type LiteralSetting, literalSettings } from "./literal-settings.ts";
import type { Breach, Rule } from "./rule.ts";

/** The edge and the services have to agree on how large a request may be, or the smaller one fails the larger one's promise. */
export const uploadLimits: Rule = {
  code: "TER-CHK-020",
  check(graph) {
    const accepted = literalSettings(graph).filter(({ name }) => name === "UPLOAD_MAX_BYTES");
    return resourcesOf(graph, "edge").flatMap((edge) => [
      ...bodyBeyondUpload(edge),
      ...accepted.flatMap((setting) => refusedAtEdge(edge, setting)),
    ]);
  },
};

function bodyBeyondUpload({ id, bodyLimit, uploads }: Edge): readonly Breach[] {
  if (uploads.paths.length === 0 || bodyLimit <= uploads.maximum) return [];
  return [
    {
      of: id,
      word: "bodyLimit",
      message: `ordinary requests may have ${formatBytes(bodyLimit)}, uploads only ${formatBytes(uploads.maximum)}`,
      hint: "raise uploads.maximum or lower bodyLimit",
    },
  ];
}

function refusedAtEdge({ id, uploads, bodyLimit }: Edge, { of, value }: LiteralSetting): readonly Breach[] {
  const passing = uploads.paths.length === 0 ? bodyLimit : uploads.maximum;
  if (Number(value) <= passing) return [];
  return [
    {
      of: id,
      word: "uploads.maximum",
      message: `${of} accepts uploads of ${formatBytes(Number(value))}, and the edge refuses those above ${formatBytes(passing)}`,
      hint: "give both the same limit",
    },
  ];
}
