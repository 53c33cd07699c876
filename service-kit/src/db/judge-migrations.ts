import { PHASES, readMigration, tablesMade } from "../migrations/index.ts";
import type { MigrationFile } from "../migrations/migration-file.ts";
import { MigrationError } from "./migration-error.ts";
import type { Contraction } from "./release-ledger.ts";

/** What a schema has, what is to be brought to it, and by whom it is used meanwhile. */
export interface Judged {
  readonly files: readonly MigrationFile[];
  /** Names of the files that the schema has seen; none where it is new. */
  readonly applied: readonly string[];
  readonly contractions: readonly Contraction[];
  readonly release: string;
  /** The release that the database was last made ready for; null where none is known. */
  readonly before: string | null;
  /** The release whose tasks serve while the migrations are made; null where none is known. */
  readonly running: string | null;
}

/** `older` means that the schema is ahead of its files, which then bring nothing. */
export type Judgement = { readonly older: true } | { readonly older: false; readonly contracting: readonly string[] };

/**
 * Whether what a release brings suits the code that serves on while it is brought, and whether what was brought since suits a release that is gone
 * back to. What adds is good at any time; what takes away has to say so, `-- phase: contract`: its author's word that the release before does
 * without. (CON-WEB-04)
 * @throws MigrationError with the file and a sentence
 */
export function judgeMigrations(judged: Judged): Judgement {
  const { files, applied } = judged;
  const known = new Set(files.map(({ name }) => name));
  const gone = applied.filter((name) => !known.has(name));
  const fresh = files.filter(({ name }) => !applied.includes(name));
  const last = files.at(-1)?.name ?? "";
  const removed = gone.find((name) => fresh.length > 0 || name < last);
  if (removed !== undefined) throw new MigrationError(removed, "was applied but is no longer in the folder");
  if (gone.length > 0) {
    for (const name of gone) refuseWayBack(name, judged);
    return { older: true };
  }
  // Nobody uses a schema that is only being made.
  if (applied.length === 0) return { older: false, contracting: [] };
  const made = new Set(fresh.flatMap(({ text }) => tablesMade(text)));
  return { older: false, contracting: fresh.filter((file) => takesAway(file, made, judged)).map(({ name }) => name) };
}

function refuseWayBack(name: string, { contractions, release }: Judged): void {
  const contraction = contractions.find((one) => one.name === name);
  if (contraction === undefined || contraction.follows === release) return;
  const only = contraction.follows === null ? "" : `; only ${contraction.follows} is known to do without`;
  throw new MigrationError(name, `has taken away what ${release} may still use${only}`);
}

function takesAway({ name, text }: MigrationFile, made: ReadonlySet<string>, { before, running }: Judged): boolean {
  const { declared, contracts } = readMigration(text, made);
  if (declared !== null && !PHASES.some((phase) => phase === declared))
    throw new MigrationError(name, `says that its phase is "${declared}"; there are ${PHASES.join(", ")}`);
  if (declared !== "contract" && contracts !== null)
    throw new MigrationError(
      name,
      declared === null
        ? `takes away what ${running ?? "the release that runs"} may still use: ${contracts}. Deploy code that does without first; then say "-- phase: contract" in its first line`
        : `says that its phase is ${declared}, and takes something away: ${contracts}`,
    );
  if (declared === "contract" && running !== null && before !== null && running !== before)
    throw new MigrationError(
      name,
      `contracts, and ${running} still runs, which is not ${before}, the release before. Deploy without this file first`,
    );
  return declared === "contract";
}
