import type { Services } from "../deploy/services.ts";
import type { Store } from "../state/store.ts";

/** Variables that revisions have of their own while a secret is taken on, by service. */
export type Taken = Readonly<Record<string, readonly string[]>>;

const FACT = "secrets-taken-on";

/** Kept before the first deployment: whoever dies before the last has ended leaves it to a successor to forget them. */
export function noteTaken(store: Store, taken: Taken): void {
  store.keepSurely(FACT, taken);
}

/**
 * Takes from revisions what they were given while a secret was taken on: the plan says it by then. One that kept it would hide every later
 * value of the secret, so that a new signing key was never announced, and would bring a password of before when one goes back to it.
 */
export function forgetTaken({ store, services }: { readonly store: Store; readonly services: Services }): void {
  const taken = Object.entries(store.fact<Taken>(FACT) ?? {});
  for (const [service, names] of taken) {
    if (services.find(service) === null) continue;
    services.change(service, (record) => ({
      ...record,
      revisions: record.revisions.map((revision) => ({
        ...revision,
        env: Object.fromEntries(Object.entries(revision.env).filter(([name]) => !names.includes(name))),
      })),
    }));
  }
  if (taken.length > 0) store.keepSurely(FACT, {});
}
