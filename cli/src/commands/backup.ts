import type { BackupReport, BaseBackup, CopyReport } from "@terrace/core/report";
import type { ControlCall, PlatformRef } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { backupText, verificationText } from "../output/backup.ts";
import { copiesText, type TestedCopy, testedCopiesText } from "../output/kept-copies.ts";
import { askControl } from "../platform/ask-control.ts";
import { hint } from "../platform/find-platform.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** Copies of a running platform's databases, caches and buckets: what there is, one more, or a test of one. Exit 5 when a copy cannot be used. */
export const backup: Command = {
  arguments: [
    { name: "[what]", about: "ls (default), now to make one more, or verify to restore one on trial" },
    PLATFORM,
    { name: "[copy]", about: "for verify: the copy to test (default: the newest of each)" },
  ],
  options: [
    ENVIRONMENT,
    { flags: "--database <name>", about: "one database, cache or bucket of several (default: all)" },
  ],
  examples: ["terrace backup ls breiq", "terrace backup now breiq", "terrace backup verify breiq 20261121T183000Z"],
  run,
};

const VERBS = ["ls", "now", "verify"];

async function run({ arguments: words, options, terminal }: Invocation): Promise<number | undefined> {
  const [what = "ls", platform, copy] = words;
  if (!VERBS.includes(what))
    throw new UserError(`Backups know no "${what}".`, { hint: hint(what, VERBS) ?? "It is ls, now or verify" });
  if (copy !== undefined && what !== "verify") throw new UserError(`"${what}" takes no copy.`);
  const ref = await runningPlatform(platform, options.env);
  const name = options.database;
  const { out, err, json, quiet } = terminal;
  if (what === "verify") {
    if (!quiet && !json) err.write("\n  Comparing every file, starting a server from it, reading every table …\n");
    const copies = await askControl<readonly TestedCopy[]>(ref, "POST /copies/verify", {
      name,
      backup: copy,
    });
    const tested = await ofDatabases<BaseBackup>(ref, "POST /backups/verify", {
      ...{ body: { database: name, backup: copy }, isElsewhere: copies.length > 0 },
    });
    const text = `${verificationText(tested, terminal)}${testedCopiesText(copies, out.paint)}\n`;
    out.write(json ? `${JSON.stringify([...tested, ...copies])}\n` : text);
    return [...tested, ...copies].some(({ verification }) => verification?.error !== null) ? EXIT.check : undefined;
  }
  const isNow = what === "now";
  const all = isNow
    ? await askControl<readonly CopyReport[]>(ref, "POST /copies", { name })
    : await askControl<readonly CopyReport[]>(ref, "GET /copies");
  const copies = all.filter((one) => name === undefined || one.name === name);
  const reports = isNow
    ? await ofDatabases<BackupReport>(ref, "POST /backups", {
        ...{ body: { database: name }, isElsewhere: copies.length > 0 },
      })
    : await askControl<readonly BackupReport[]>(ref, "GET /backups");
  const databases = reports.filter((one) => name === undefined || one.database === name);
  if (databases.length === 0 && copies.length === 0) throw noCopies(ref.platform, ref.environment);
  const now = Date.now();
  const text = `${backupText(databases, terminal, now)}${copiesText(copies, terminal, now)}`;
  out.write(json ? `${JSON.stringify([...databases, ...copies])}\n` : text);
  return undefined;
}

/** Nothing is wrong where what was named, or all there is, is no database but a cache or a bucket. */
async function ofDatabases<T>(
  ref: PlatformRef,
  call: ControlCall,
  { body, isElsewhere }: { readonly body: unknown; readonly isElsewhere: boolean },
): Promise<readonly T[]> {
  try {
    return await askControl<readonly T[]>(ref, call, body);
  } catch (error) {
    if (isElsewhere && error instanceof UserError && NOT_HERE.includes(error.code)) return [];
    throw error;
  }
}

const NOT_HERE = ["NO_BACKUPS", "UNKNOWN_DATABASE", "UNKNOWN_BACKUP"];

function noCopies(platform: string, environment: string): UserError {
  return new UserError(`${platform} (${environment}) keeps no copies.`, {
    code: "NO_BACKUPS",
    hint: 'Ask for them in platform.ts: postgres({ backups: { every: "1d", keep: "7d", continuous: "5m" } })',
  });
}
