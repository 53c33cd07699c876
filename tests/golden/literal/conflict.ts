/** What becomes of one conflict of the requirements when somebody writes it down as it stands. */
export type Conflict =
  /** Rules find it in the literal spec. */
  | { readonly kind: "found"; readonly at: readonly Finding[] }
  /** It cannot be written: with this change the spec does not resolve. */
  | { readonly kind: "refused"; readonly code: string; readonly path: string; readonly change: Change }
  /** The bill sets what is stated beside what it computes: far apart, or within rounding. */
  | { readonly kind: "priced"; readonly environment: string; readonly requirement: string; readonly isApart: boolean }
  /** Nothing that a platform says could show it; this is why. */
  | { readonly kind: "beyond"; readonly why: string };

export interface Finding {
  readonly code: string;
  readonly environment: string;
  /** Id of the resource; `platform` for the whole. */
  readonly at: string;
  /** Which literal spec, where the conflict is between several. */
  readonly platform?: LiteralPlatform;
}

export interface Change {
  readonly environment: string;
  readonly words?: object;
  readonly patch?: object;
  readonly platform?: LiteralPlatform;
}

export type LiteralPlatform = "breiq" | "directfanz" | "webstack" | "storymagic" | "accountability-atlas";

/** By the id of docs/requirements/conflicts.md. */
export type Conflicts = Readonly<Record<string, Conflict>>;

/** `found("TER-CHK-026 production postgres.database")`: code, environment and resource; `storymagic:` before it where needed. */
export function found(...places: readonly string[]): Conflict {
  return { kind: "found", at: places.map(finding) };
}

export function refused(code: string, path: string, change: Change): Conflict {
  return { kind: "refused", code, path, change };
}

/** A stated cost that is more than a quarter off what the bill computes. */
export function apart(environment: string, requirement: string): Conflict {
  return { kind: "priced", environment, requirement, isApart: true };
}

/** A stated cost that differs by rounding. */
export function rounded(environment: string, requirement: string): Conflict {
  return { kind: "priced", environment, requirement, isApart: false };
}

export function beyond(why: string): Conflict {
  return { kind: "beyond", why };
}

function finding(place: string): Finding {
  const [, platform, code = "", environment = "", at = ""] = /^(?:([a-z-]+): )?(\S+) (\S+) (\S+)$/.exec(place) ?? [];
  const one = { code, environment, at };
  return platform === undefined ? one : { ...one, platform: platform as LiteralPlatform };
}
