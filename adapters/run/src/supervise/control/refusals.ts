/** Why a control plane says no, and what helps. */
export interface RefusalEntry {
  readonly status: number;
  readonly cause: string;
  readonly remedy: string;
}

/** Every code with which a control plane refuses what it was asked for. `docs/errors.md` shows this table; a test compares both. */
export const REFUSALS = {
  BACKUP_FAILED: {
    status: 503,
    cause: "A copy could not be made or tested",
    remedy: "The sentence has the engine's own words; `terrace backup ls` shows what is there",
  },
  BAD_SPEED: {
    status: 400,
    cause: "A pace that is no number in its range",
    remedy: "Give a whole number from 1 to 30",
  },
  BEYOND_MAXIMUM: {
    status: 409,
    cause: "More tasks than a service may have here",
    remedy: "Raise its maximum in the spec, or `terrace up --max-tasks` where this machine was told to run fewer",
  },
  BUSY: { status: 409, cause: "The same thing is just being done", remedy: "Ask again when it has ended" },
  DEPLOYMENT_UNDERWAY: {
    status: 409,
    cause: "A deployment of the same service runs; two at once would take each other's tasks",
    remedy: "Wait for its end (`terrace deployments`), or take it back with `terrace rollback`",
  },
  GIVEN_BY_A_PERSON: {
    status: 409,
    cause: "A secret that somebody else gives out cannot be made anew",
    remedy: "Give its new value: `terrace secret set`",
  },
  INTERNAL: {
    status: 500,
    cause: "A fault of Terrace",
    remedy: "Report the sentence with the end of control-plane.log",
  },
  MALFORMED_JSON: { status: 400, cause: "A body that is no JSON", remedy: "Send JSON with its length" },
  MALFORMED_PATH: {
    status: 400,
    cause: "A name in a path that is badly encoded",
    remedy: "Encode it as a part of a URL",
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    cause: "A change was asked for on the port that is for reading",
    remedy: "Use the command: changes go through the platform's socket, which is its owner's alone",
  },
  MIGRATION_REFUSED: {
    status: 422,
    cause: "A migration would break a revision that still runs",
    remedy:
      "Expand first, deploy the code that needs no more of the old, contract in a later deployment: docs/guides/deployments.md",
  },
  MISDIRECTED_REQUEST: {
    status: 421,
    cause: "A request under another name than this machine's own",
    remedy: "Ask for 127.0.0.1 or localhost with the port",
  },
  NAME_TAKEN: {
    status: 409,
    cause: "A restore of that name is there already",
    remedy: "Choose another with `--as`, or remove the old one",
  },
  NOTHING_BEFORE: {
    status: 409,
    cause: "No revision served before the present one",
    remedy: "There is nothing to go back to; deploy the code that is wanted",
  },
  NOTHING_CHANGED: {
    status: 409,
    cause: "The working tree has what runs already",
    remedy: "Change the code, or the revision alone with `--set-env NAME=value`",
  },
  NOT_A_NAME: {
    status: 400,
    cause: "A name that cannot be one",
    remedy: "Small letters, digits and hyphens, a letter first, 31 characters at most",
  },
  NOT_A_TIME: {
    status: 400,
    cause: "A moment that cannot be read",
    remedy: "Write it like 2026-11-21T18:30:00Z, or latest",
  },
  NOT_FOUND: {
    status: 404,
    cause: "Nothing has that name or stands at that path",
    remedy: "`terrace status` and `terrace alarms` list what there is",
  },
  NOT_SETTABLE: {
    status: 409,
    cause: "A secret that was generated cannot be given a value: engines know it",
    remedy: "Have a new one made: `terrace secret rotate`",
  },
  NOT_TRACED: {
    status: 404,
    cause: "The environment traces nothing",
    remedy: "Give the platform `tracing({ … })` and run `terrace up`",
  },
  NO_BACKUPS: {
    status: 409,
    cause: "The environment keeps no copies",
    remedy: "Give its database `backups: { … }` and run `terrace up`",
  },
  NO_ROOM: {
    status: 507,
    cause: "The disk of the platform's state is full",
    remedy: "Make room and ask again; what stood before stands as it was",
  },
  OUTSIDE_WINDOW: {
    status: 422,
    cause: "No copy reaches that moment",
    remedy: "Choose one within the window that the sentence and `terrace backup ls` name",
  },
  PACKAGES_CHANGED: {
    status: 409,
    cause: "The revision before of a service or worker ran with other packages than those that are installed now",
    remedy: "Check its code out, install its packages and deploy that",
  },
  PLAN_INVALID: {
    status: 422,
    cause: "What is wanted cannot be run as it is",
    remedy: "The findings below the sentence say what and where",
  },
  RESTORE_FAILED: {
    status: 422,
    cause: "A copy could not be restored beside the live database",
    remedy: "The live one is untouched; the sentence has the engine's own words",
  },
  ROTATION_FAILED: {
    status: 503,
    cause: "A secret could not be changed everywhere",
    remedy: "The old value is still good; mend what the sentence names and change it again",
  },
  STOPPING: { status: 409, cause: "The platform is being stopped", remedy: "Start it again with `terrace up`" },
  STRATEGY_UNFIT: {
    status: 422,
    cause: "The strategy shares out requests, and the service gets none from a balancer",
    remedy: "Deploy it rolling",
  },
  UNAVAILABLE: {
    status: 503,
    cause: "There is no plan yet, or what would answer does not answer",
    remedy: "Ask again in a moment; `terrace status` shows what is not healthy",
  },
  UNDER_WAY: {
    status: 409,
    cause:
      "The control plane is to be replaced and is in the middle of something that another one would have to begin anew",
    remedy: "Wait for its end, as `terrace up` does",
  },
  UNKNOWN_BACKUP: { status: 404, cause: "No copy has that name", remedy: "`terrace backup ls` lists them" },
  UNKNOWN_DATABASE: {
    status: 404,
    cause: "No database has that name",
    remedy: "The sentence names those that there are",
  },
  UNKNOWN_JOB: { status: 404, cause: "No job has that name", remedy: "`terrace jobs` lists them" },
  UNKNOWN_RESTORE: { status: 404, cause: "No restore has that name", remedy: "`terrace restore ls` lists them" },
  UNKNOWN_SECRET: { status: 404, cause: "No secret has that name", remedy: "`terrace secret ls` lists them" },
  UNKNOWN_SERVICE: {
    status: 404,
    cause: "No service has that name",
    remedy: "The sentence names those that there are",
  },
  UNKNOWN_TRACE: {
    status: 404,
    cause: "No trace that is kept has that id: it was not recorded, or it is older than what is kept",
    remedy: "`terrace traces` lists what is kept and the share of the requests that is recorded",
  },
  VALIDATION_FAILED: {
    status: 400,
    cause: "A value that cannot stand there",
    remedy: "The sentence says what is expected",
  },
  WHICH_DATABASE: {
    status: 400,
    cause: "Several databases are copied, and none was named",
    remedy: "Name one of those in the sentence",
  },
  WOULD_BREAK: {
    status: 409,
    cause: "A secret cannot be changed without ending what it holds up, such as sessions",
    remedy: "Allow it with `--allow-break` at a quiet hour",
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type RefusalCode = keyof typeof REFUSALS;

/** What is known of a code; undefined for one that is not ours. */
export function refusalOf(code: string): RefusalEntry | undefined {
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : undefined;
}
