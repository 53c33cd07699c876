import type { Redis } from "@terrace/core/graph";

/** What a cache's configuration needs to know of its place. */
export interface RedisPlace {
  readonly port: number;
  readonly folder: string;
  /** The file with its password; null where there is none. */
  readonly access: string | null;
}

export type RedisSettings = Pick<Redis, "persistence" | "eviction" | "maxMemory" | "idleTimeout" | "tcpKeepAlive">;

/** Memory of a cache that nobody limits, so that several platforms fit on one machine. */
const MEMORY = "64mb";

const PERSISTENCE: Readonly<Record<Redis["persistence"], string>> = {
  none: 'save ""\nappendonly no',
  "append-only": 'save ""\nappendonly yes\nappendfsync everysec',
  snapshots: "save 3600 1 300 100 60 10000\nappendonly no",
};

/** redis.conf: loopback only, with the graph's persistence, limits and eviction. The password stands in a file of its own, so that a new one, which a running server learns by command, starts nothing anew. */
export function redisConf(
  { persistence, eviction, maxMemory, idleTimeout, tcpKeepAlive }: RedisSettings,
  place: RedisPlace,
): string {
  return `bind 127.0.0.1
port ${place.port}
protected-mode yes
${place.access === null ? "" : `include ${quoted(place.access)}\n`}dir ${quoted(place.folder)}
daemonize no
logfile ""
loglevel notice
always-show-logo no

${PERSISTENCE[persistence]}
maxmemory ${maxMemory ?? MEMORY}
maxmemory-policy ${eviction}
maxclients 2000
tcp-keepalive ${Math.ceil((tcpKeepAlive ?? 60_000) / 1_000)}
timeout ${Math.ceil((idleTimeout ?? 0) / 1_000)}
`;
}

/** The file with the password: argv is readable by all. */
export function redisAccess(password: string): string {
  return `requirepass ${quoted(password)}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
