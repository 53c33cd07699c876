import { code, isCode, literal, type Writable } from "./code.ts";

/** The file that says what stands on everything that is billed. */
export function tagsFile(everywhere: Readonly<Record<string, string>>): string {
  return `/** On everything that is billed. */
const EVERYWHERE = ${literal(everywhere)};

/** Tags of a resource as most of CloudFormation wants them; what it says itself goes before what stands everywhere. */
export function tags(own: Readonly<Record<string, string>> = {}): { key: string; value: string }[] {
  return Object.entries(tagMap(own)).map(([key, value]) => ({ key, value }));
}

/** Tags of a resource for the few types that want a map. */
export function tagMap(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...EVERYWHERE, ...own };
}
`;
}

/** Properties whose \`tags\` say only what is the resource's own, when it has all of those that stand everywhere. */
export function withOwnTags(properties: Writable, everywhere: Readonly<Record<string, string>>): Writable {
  if (properties === null || typeof properties !== "object" || Array.isArray(properties) || isCode(properties))
    return properties;
  const { tags, ...rest } = properties as { readonly [key: string]: Writable };
  const all = tags === undefined ? null : tagsOf(tags);
  const common = Object.keys(everywhere);
  if (tags === undefined || all === null || common.length === 0 || !common.every((key) => key in all))
    return properties;
  const own = Object.fromEntries(Object.entries(all).filter(([key, value]) => everywhere[key] !== value));
  const call = Array.isArray(tags) ? "tags" : "tagMap";
  return { ...rest, tags: code(`${call}(${Object.keys(own).length === 0 ? "" : literal(own)})`) };
}

/** Null for a list that is no list of tags. */
function tagsOf(tags: Writable): Readonly<Record<string, Writable>> | null {
  if (tags === null || typeof tags !== "object" || isCode(tags)) return null;
  if (!Array.isArray(tags)) return tags as Readonly<Record<string, Writable>>;
  const pairs = (tags as readonly { readonly [key: string]: Writable }[]).map(({ key, value, ...rest }) =>
    typeof key === "string" && value !== undefined && Object.keys(rest).length === 0 ? ([key, value] as const) : null,
  );
  return pairs.includes(null) ? null : Object.fromEntries(pairs.filter((pair) => pair !== null));
}
