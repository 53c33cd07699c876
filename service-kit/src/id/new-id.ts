import { v7 } from "uuid";

/** A fresh id: UUIDv7, so that rows made later sort later and land side by side in an index. */
export function newId(): string {
  return v7();
}
