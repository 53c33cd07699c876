import type { BackupReport, BaseBackup } from "@terrace/core/report";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { backupText, verificationText } from "../output/backup.ts";
import { askControl } from "../platform/ask-control.ts";
import { hint } from "../platform/find-platform.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** Copies of a running platform's databases: what there is, one more, or a test of one. Exit 5 when a copy cannot be restored. */
export const backup: Command = {
  arguments: [
    { name: "[what]", about: "ls (default), now to make one more, or verify to restore one on trial" },
    PLATFORM,
    { name: "[copy]", about: "for verify: the copy to test (default: the newest)" },
  ],
  options: [ENVIRONMENT, { flags: "--database <name>", about: "one database of several (default: all)" }],
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
  const database = options.database;
  const { out, err, json, quiet } = terminal;
  if (what === "verify") {
    if (!quiet && !json) err.write("\n  Comparing every file, starting a server from it, reading every table …\n");
    const tested = await askControl<readonly BaseBackup[]>(ref, "POST /backups/verify", { database, backup: copy });
    out.write(json ? `${JSON.stringify(tested)}\n` : verificationText(tested, terminal));
    return tested.some(({ verification }) => verification?.error !== null) ? EXIT.check : undefined;
  }
  const reports =
    what === "now"
      ? await askControl<readonly BackupReport[]>(ref, "POST /backups", { database })
      : await askControl<readonly BackupReport[]>(ref, "GET /backups");
  const meant = reports.filter((one) => database === undefined || one.database === database);
  if (meant.length === 0) throw noCopies(ref.platform, ref.environment);
  out.write(json ? `${JSON.stringify(meant)}\n` : backupText(meant, terminal, Date.now()));
  return undefined;
}

function noCopies(platform: string, environment: string): UserError {
  return new UserError(`${platform} (${environment}) keeps no copies of its database.`, {
    code: "NO_BACKUPS",
    hint: 'Ask for them in platform.ts: postgres({ backups: { every: "1d", keep: "7d", continuous: "5m" } })',
  });
}
