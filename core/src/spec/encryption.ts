import { flag, oneOf } from "./leaf-fields.ts";
import { either, words } from "./structure-fields.ts";

/** What is encrypted of an engine: its connections, its disks. */
export interface EncryptionWords {
  readonly transit?: boolean;
  /** `"customer-key"` for a key of the platform's own, which the provider's takes the place of with true. */
  readonly rest?: boolean | "customer-key";
}

export const encryptionField = words<EncryptionWords>("encryption: { transit, rest }", {
  transit: flag,
  rest: either(flag, oneOf("customer-key")),
});
