import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type MigrationFile,
  PHASES,
  readMigration,
  readMigrationFiles,
  tablesMade,
} from "@terrace/service-kit/migrations";
import type { Deployable } from "../../plan/deployable.ts";
import { TREE } from "../../plan/revision.ts";
import { Refused } from "../control/route.ts";
import { newestMade, type Revision, revisionIn, type ServiceRecord, slotsOf } from "./service-record.ts";

/** What migrations are held against. */
export interface MigrationContext {
  readonly repository: string;
  readonly state: string;
  readonly deployables: readonly Deployable[];
  readonly records: Readonly<Record<string, ServiceRecord>>;
}

type Brought = Deployable["migrations"][number];

/**
 * Throws when what a deployment would do to the database breaks a revision that runs: tables change before the first new task is there, and the
 * old ones serve on. What adds is good at any time. What takes away has to be declared in its file by a first line `-- phase: contract`: whoever
 * writes that says that the code of the revision before does without, and so none may run that is older still.
 */
export async function refuseMigrations(code: Deployable, context: MigrationContext): Promise<void> {
  for (const brought of code.migrations) {
    const fresh = await freshFiles(brought, context);
    const made = new Set(fresh.flatMap(({ text }) => tablesMade(text)));
    for (const file of fresh) refuseFile(file, made, { code, brought, context });
  }
}

/**
 * Throws when a revision cannot be gone back to, because something was taken from the database since that it still uses: it may have run beside
 * the revision that did so, and none that is older.
 */
export async function refuseWayBack(code: Deployable, to: Revision, context: MigrationContext): Promise<void> {
  const { revisions } = context.records[code.name] ?? { revisions: [] };
  for (const { folder, source } of code.migrations) {
    const filesOf = (revision: Revision) =>
      filesIn(join(treeOf(context.state, { service: code.name, digest: revision.digest }), folder));
    const known = new Set((await filesOf(to)).map(({ name }) => name));
    let before = to;
    for (const revision of revisions.filter(({ number, isMade }) => isMade && number > to.number)) {
      for (const { name, text } of await filesOf(revision)) {
        const { declared, contracts } = readMigration(text, new Set(tablesMade(text)));
        const isOurs = before.sources[source] === to.sources[source];
        if (!known.has(name) && !isOurs && (declared === "contract" || contracts !== null))
          throw refused(
            `revision ${to.number} of ${code.name} may still use what ${name} of revision ${revision.number} has taken away`,
          );
        known.add(name);
      }
      before = revision;
    }
  }
}

/** Those that no service which brings the same ones has made yet. */
async function freshFiles(
  { folder }: Brought,
  { repository, state, deployables, records }: MigrationContext,
): Promise<readonly MigrationFile[]> {
  const made = new Set<string>();
  for (const { service, record } of sharers(folder, { deployables, records })) {
    const { digest } = newestMade(record);
    for (const { name } of await filesIn(join(treeOf(state, { service, digest }), folder))) made.add(name);
  }
  return (await filesIn(join(repository, folder))).filter(({ name }) => !made.has(name));
}

function refuseFile(
  { name, text }: MigrationFile,
  made: ReadonlySet<string>,
  {
    code,
    brought,
    context,
  }: { readonly code: Deployable; readonly brought: Brought; readonly context: MigrationContext },
): void {
  const file = `${brought.folder}/${name}`;
  const { declared, contracts } = readMigration(text, made);
  if (declared !== null && !PHASES.some((phase) => phase === declared))
    throw refused(`${file} says that its phase is "${declared}"; there are ${PHASES.join(", ")}`);
  if (declared === "contract") refuseOlder(file, { code, brought, context });
  if (declared === "contract" || contracts === null) return;
  if (declared !== null)
    throw refused(`${file} says that its phase is ${declared}, and takes something away: ${contracts}`);
  const running = sharers(brought.folder, context).find(({ record }) => Object.keys(record.slots).length > 0);
  if (running === undefined) return;
  const which = `revision ${running.record.current} of ${running.service}, which runs, may still use`;
  throw refused(
    `${which} what ${file} takes away: ${contracts}. Deploy code that does without first; then say "-- phase: contract" in the first line of the file`,
  );
}

/** The revision before may do without what goes; one that is older cannot know of it. */
function refuseOlder(
  file: string,
  {
    code,
    brought,
    context,
  }: { readonly code: Deployable; readonly brought: Brought; readonly context: MigrationContext },
): void {
  const own = context.records[code.name];
  if (own === undefined) return;
  const before = newestMade(own);
  for (const { service, record } of sharers(brought.folder, context)) {
    for (const number of new Set(Object.values(record.slots))) {
      const isKnowing = revisionIn(record, number).sources[brought.source] === before.sources[brought.source];
      if (isKnowing) continue;
      const where = slotsOf(record, number).join(", ");
      throw refused(
        `${file} contracts, and revision ${number} of ${service} still runs (${where}), which is older than revision ${before.number} of ${code.name}, the one before`,
      );
    }
  }
}

function sharers(
  folder: string,
  { deployables, records }: Pick<MigrationContext, "deployables" | "records">,
): readonly { readonly service: string; readonly record: ServiceRecord }[] {
  return deployables.flatMap(({ name, migrations }) => {
    const record = records[name];
    return record !== undefined && migrations.some((one) => one.folder === folder) ? [{ service: name, record }] : [];
  });
}

/** What a revision has of the repository. */
function treeOf(state: string, { service, digest }: { readonly service: string; readonly digest: string }): string {
  return join(state, "revisions", service, digest, TREE);
}

/** None where there is no such folder: a revision that is older than its first migration has none. */
async function filesIn(folder: string): Promise<readonly MigrationFile[]> {
  return existsSync(folder) ? readMigrationFiles(folder) : [];
}

function refused(sentence: string): Refused {
  return new Refused(422, "MIGRATION_REFUSED", sentence);
}
