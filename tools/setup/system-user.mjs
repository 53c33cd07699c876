import { readFileSync } from "node:fs";
import { mustRun } from "./command.mjs";
import { step } from "./progress.mjs";

/** PostgreSQL refuses to run as root, and the other engines should not: root's platforms run as this user. */
const SYSTEM_USER = "terrace";

/** Creates the user when root runs Terrace on Linux; anyone else's engines run as themselves. */
export async function systemUser() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return;
  if (
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .some((line) => line.startsWith(`${SYSTEM_USER}:`))
  )
    return;
  const args = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
  await step(`Creating the system user ${SYSTEM_USER}`, () =>
    mustRun("useradd", [...args, "--shell", "/usr/sbin/nologin", SYSTEM_USER]),
  );
}
