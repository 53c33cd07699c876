import type { ResourceId, Secret } from "../graph/index.ts";
import type { SecretSpec, SecretWords } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** Random bytes of a password, bits of a key; nothing where a person gives it. */
const STRENGTH = { password: 32, "rsa-key-pair": 2_048, external: 0, json: 0 } as const;

/** A secret that the platform names itself. */
export function resolveSecret(name: string, words: SecretSpec, draft: Draft): void {
  add(draft, secretFrom(`secret.${name}`, words));
}

/** A password that only programs read. */
export function passwordOf(id: ResourceId): Secret {
  return secretFrom(id, { form: "password" });
}

/** A secret by its words. (ATL-ENC-01, DFZ-ENC-01, WEB-ENC-01) */
export function secretFrom(id: ResourceId, words: SecretWords): Secret {
  return {
    kind: "secret",
    id,
    form: words.form,
    strength: words.strength ?? STRENGTH[words.form],
    name: words.name ?? null,
    rotateEvery: words.rotateEvery == null ? null : milliseconds(words.rotateEvery),
    of: words.of ?? null,
  };
}
