import type { Diagram } from "./diagram.ts";
import type { Source } from "./source.ts";

/** An architecture document as a value: what it says and where every figure comes from, without a word on how it looks. */
export interface Document {
  readonly title: string;
  readonly summary: Text;
  readonly sections: readonly Section[];
}

/** A heading of its own in the table of contents. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a section is made of: meaning, not looks, so that Markdown and HTML are written from the same. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  | { readonly kind: "steps"; readonly items: readonly Text[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: "diagram"; readonly diagram: Diagram; readonly of: string; readonly folded: boolean };

export type Row = readonly Text[];

/** Words and figures in the order in which they are read. */
export type Text = string | Figure | readonly (string | Figure)[];

/** A figure or name that stands somewhere: in the platform's words, a check, a measurement, a price, a requirement. */
export interface Figure {
  readonly text: string;
  readonly from: Source;
}

/** A text with each of its parts as a reader sees it. */
export function rendered(text: Text, show: (part: string | Figure) => string): string {
  return Array.isArray(text) ? text.map(show).join("") : show(text as string | Figure);
}

/** The words of a text without where they come from. */
export function plain(text: Text): string {
  return rendered(text, (part) => (typeof part === "string" ? part : part.text));
}
