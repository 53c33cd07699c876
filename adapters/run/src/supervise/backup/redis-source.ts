import { dirname } from "node:path";
import type { Backup } from "@terrace/core/graph";
import type { PlannedProcess } from "../../plan/run-plan.ts";
import { socketsFolder } from "../state/control-folder.ts";
import type { CopySource, Taken } from "./copy-source.ts";
import { runTool, type Workshop } from "./tool.ts";

const FILE = "dump.rdb";

/** A folder, a socket and the two programs; what the server says goes to standard error, what it holds to standard output. */
const LOAD = `
"$3" --port 0 --unixsocket "$2" --unixsocketperm 700 --dir "$1" --dbfilename ${FILE} --save "" --appendonly no --daemonize no --logfile "" >&2 &
server=$!
until [ "$("$4" -s "$2" ping 2>/dev/null)" = PONG ]; do kill -0 $server 2>/dev/null || exit 1; sleep 0.05; done
"$4" -s "$2" info keyspace
"$4" -s "$2" shutdown nosave
wait $server`;

/** A checker and a file; its words are of use where it fails. */
const CHECK = 'said=$("$1" "$2") || { printf "%s\\n" "$said" | grep "offset" >&2; exit 1; }; printf "%s\\n" "$said"';

/**
 * A cache: what it holds at one moment, as its replica would get it, which stops no command and touches none of its own files.
 * A copy is tested by a server of its own that loads it. (BRQ-CACHE-05)
 */
export function redisSource(backup: Backup, server: PlannedProcess, state: string): CopySource {
  const { every, keep, restoreTest } = backup;
  const programs = dirname(server.command.argv[0] ?? "");
  return {
    ...{ kind: "redis", name: server.name, folder: `${state}/backups/${server.name}`, restoreTest },
    rules: { every, keep, window: null, continuous: false },
    take: (part, _latest, workshop) => take(server, `${part}/${FILE}`, { programs, workshop }),
    test: (copy, workshop) => test(copy, `${socketsFolder(state)}/${server.name}-test.sock`, { programs, workshop }),
  };
}

interface Tools {
  readonly programs: string;
  readonly workshop: Workshop;
}

async function take({ probe }: PlannedProcess, file: string, { programs, workshop }: Tools): Promise<Taken> {
  const { check } = probe;
  if (check.kind !== "redis") throw new Error("what is copied is no cache");
  const password = check.password === null ? {} : { REDISCLI_AUTH: check.password };
  const from = ["-h", "127.0.0.1", "-p", String(check.port), "--no-auth-warning"];
  await runTool([`${programs}/redis-cli`, ...from, "--rdb", file], workshop, password);
  const { keys } = await readDump(file, { programs, workshop });
  await runTool(["sync", file], workshop);
  return { size: Number.parseInt(await runTool(["stat", "-c", "%s", file], workshop), 10), count: keys };
}

async function test(copy: string, socket: string, { programs, workshop }: Tools): Promise<void> {
  const { keys, expiring } = await readDump(`${copy}/${FILE}`, { programs, workshop });
  const load = ["sh", "-c", LOAD, "load", copy, socket, `${programs}/redis-server`, `${programs}/redis-cli`];
  const space = await runTool(load, workshop);
  const loaded = [...space.matchAll(/keys=(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  // What has expired since is not loaded.
  if (loaded < keys - expiring) throw new Error(`a server loaded ${loaded} of its ${keys} keys`);
}

/** Reads every key of a dump and its checksum. */
async function readDump(file: string, { programs, workshop }: Tools) {
  const said = await runTool(["sh", "-c", CHECK, "check", `${programs}/redis-check-rdb`, file], workshop);
  const count = (what: string): number => Number(new RegExp(`(\\d+) ${what}`).exec(said)?.[1] ?? 0);
  return { keys: count("keys read"), expiring: count("expires") };
}
