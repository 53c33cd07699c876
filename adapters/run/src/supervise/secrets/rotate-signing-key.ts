import type { Rotation } from "./rotation.ts";

/** Verifiers ask for unknown keys again at most every 30 seconds (jose's cooldown); one more for clocks and networks. */
const VERIFIERS_LEARN = 31_000;

/** Clocks of signer and verifier may differ. */
const CLOCK_SKEW = 60_000;

/**
 * A new key that no request notices: every task publishes it before any task signs with it, and the one of before stays published while
 * what it signed is good. Returns when that has ended; `retireKey` then takes it away.
 */
export async function rotateSigningKey(rotation: Rotation, lifetime: number): Promise<number> {
  const [old, next] = [await rotation.read(), await rotation.generate()];
  if (old.form !== "rsa-key-pair" || next.form !== "rsa-key-pair")
    throw new Error(`${rotation.secret.id} is no key pair`);
  const { privateKey, publicKey } = old;
  const announced = { form: old.form, privateKey, publicKey, beside: next.publicKey };
  await rotation.take(announced, old);
  await rotation.wait(VERIFIERS_LEARN);
  const besideUntil = Date.now() + lifetime + CLOCK_SKEW;
  await rotation.take({ ...next, beside: publicKey, besideUntil }, announced);
  return besideUntil;
}

/** Takes away the key of before once nothing that it signed is good any more. False where there is nothing to do yet. */
export async function retireKey(rotation: Rotation, now: number): Promise<boolean> {
  const value = await rotation.read();
  if (value.form !== "rsa-key-pair" || value.besideUntil === undefined || value.besideUntil > now) return false;
  const { form, privateKey, publicKey } = value;
  // Empty and not gone: a variable that tasks have can be emptied by a deployment, and not taken away.
  await rotation.take({ form, privateKey, publicKey, beside: "" }, value);
  return true;
}
