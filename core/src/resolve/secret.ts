import type { ResourceId, Secret } from "../graph/index.ts";
import type { SecretSpec, SecretWords } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** A secret that the platform names itself. */
export function resolveSecret(name: string, words: SecretSpec, draft: Draft): void {
  add(draft, secretFrom(`secret.${name}`, words));
}

/** A password that only programs read. */
export function passwordOf(id: ResourceId): Secret {
  return { kind: "secret", id, form: "password", strength: 32, name: null, rotateEvery: null };
}

/** A secret by its words. (BRQ-ENC-05) */
export function secretFrom(id: ResourceId, words: SecretWords): Secret {
  return {
    kind: "secret",
    id,
    form: words.form,
    strength: words.strength,
    name: null,
    rotateEvery: words.rotateEvery == null ? null : milliseconds(words.rotateEvery),
  };
}
