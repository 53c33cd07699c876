import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { User } from "../state/user.ts";

const run = promisify(execFile);

/** renameat2 with RENAME_EXCHANGE, which neither Node nor coreutils before 9.5 can; Perl is in every Debian. */
const EXCHANGE =
  'syscall($ARGV[2] eq "arm64" ? 276 : 316, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 or die "the folders cannot change places: $!\\n"';

const SCRIPT = `
for data in "$1" "$2"; do
  [ -f "$data/PG_VERSION" ] || { echo "$data holds no database" >&2; exit 1; }
  [ ! -e "$data/postmaster.pid" ] || { echo "a server still runs on $data" >&2; exit 1; }
done
perl -e "$4" "$1" "$2" "$3" || exit 1
sync "$5" "$6"`;

/**
 * Has two databases' folders change places, in one step of the file system: whoever dies meanwhile leaves them as they were or
 * changed, never one of them without a name. Rejects, with nothing changed, when a server runs on either.
 */
export async function exchangeData(live: string, other: string, user: User | null): Promise<void> {
  const as = user === null ? {} : { uid: user.uid, gid: user.gid };
  const words = [live, other, process.arch, EXCHANGE, dirname(live), dirname(other)];
  try {
    await run("sh", ["-c", SCRIPT, "exchange", ...words], { ...as, cwd: "/", env: { PATH: "/usr/bin:/bin" } });
  } catch (error) {
    const told = String((error as { stderr?: string }).stderr ?? "").trim();
    throw told === "" ? error : new Error(told.split("\n").at(-1));
  }
}
