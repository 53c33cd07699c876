import { flag } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** An encryption key of the platform's own. */
export interface KeyWords {
  /** Whether the provider makes new key material every year; true if left out. */
  readonly rotates?: boolean;
}

export type KeySpec = KeyWords & { readonly kind: "key" };

/** An encryption key. Whatever is encrypted with a customer key brings one called `main`, so this is only for more to be said of it. */
export function key(settings: KeyWords = {}): KeySpec {
  return { kind: "key", ...settings };
}

export const keyField = words<KeyWords>("a key: key({ … })", { rotates: flag });
