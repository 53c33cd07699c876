/** Where a figure comes from. */
export type Source =
  | { readonly kind: "spec"; readonly path: string }
  | { readonly kind: "check"; readonly code: string }
  | { readonly kind: "measurement" }
  | { readonly kind: "price"; readonly sku: string; readonly region: string }
  | { readonly kind: "requirement"; readonly id: string }
  | { readonly kind: "conflict"; readonly id: string }
  | { readonly kind: "page"; readonly href: string; readonly title: string };

/** A link: where it leads from the document's folder, and its short name. */
export interface Link {
  readonly href: string;
  readonly name: string;
}

/** Finds the place of a source; null when it has none that can be linked to. */
export type Locate = (source: Source) => Link | null;
