import type { Document } from "../model/document.ts";

/** The anchor of every section, by its title. */
export function anchors({ sections }: Document): ReadonlyMap<string, string> {
  return new Map(sections.map(({ title }) => [title, title.toLowerCase().replace(/[^a-z0-9]+/g, "-")]));
}
