/**
 * The same words, all of them optional, to any depth: what an environment says of something the platform already has.
 * Lists and tagged values (anything with `kind`) are replaced whole; objects are merged key by key; null takes away.
 */
export type Patch<T> = T extends readonly unknown[] | { readonly kind: string }
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> }
    : T;
