import type { Redis } from "@terrace/core/graph";

/** What a cache's configuration needs to know of its place. */
export interface RedisPlace {
  readonly port: number;
  readonly folder: string;
  readonly password: string | null;
}

/** redis.conf: loopback only, with the graph's persistence and eviction. The password stands here because argv is readable by all. */
export function redisConf(
  { persistence, eviction }: Pick<Redis, "persistence" | "eviction">,
  place: RedisPlace,
): string {
  return `bind 127.0.0.1
port ${place.port}
protected-mode yes
${place.password === null ? "" : `requirepass ${quoted(place.password)}\n`}dir ${quoted(place.folder)}
daemonize no
logfile ""
loglevel notice
always-show-logo no

${persistence === "append-only" ? 'save ""\nappendonly yes\nappendfsync everysec' : 'save ""\nappendonly no'}
maxmemory 64mb
maxmemory-policy ${eviction}
maxclients 2000
tcp-keepalive 60
timeout 0
`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
