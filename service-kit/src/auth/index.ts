export { type Auth, type AuthHook, bearerOf, createAuth, type SignedIn } from "./auth.ts";
export { hasGuard } from "./guard.ts";
export type { KeySource } from "./key-source.ts";
export { type User, userOf } from "./user.ts";
export { createVerifier, type Verifier, type VerifierOptions } from "./verifier.ts";
