import type { Postgres, Redis, ResourceKind, Resources } from "../graph/index.ts";
import type { Change } from "./change.ts";
import type { DataMove, Downtime, Effect } from "./effect.ts";

const NONE: Effect = { downtime: null, data: null };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Effects = {
  readonly [K in ResourceKind]?: (
    change: Change,
    before: Resources[K] | undefined,
    after: Resources[K] | undefined,
  ) => Effect;
};

/** What changes of a kind mean; kinds that are not listed change without anybody noticing. */
export const EFFECTS: Effects = {
  postgres: databaseEffect,
  redis: cacheEffect,
  search: (change, before) =>
    change.action === "replace" || (change.action === "delete" && before !== undefined)
      ? data(
          "fill the new index from the database, compare counts, then switch the services over",
          "switch the services back",
        )
      : NONE,
  bucket: (change) =>
    change.action === "replace"
      ? data(
          "copy every object and write to both meanwhile, compare counts and checksums, then switch",
          "switch back to the old bucket",
        )
      : NONE,
  queue: (change) =>
    change.action === "replace" || change.action === "delete"
      ? data(
          "stop producing, let the workers empty the old queue, then switch",
          "let the workers empty the new queue, then switch back",
        )
      : NONE,
  dns: (change) => (change.action === "replace" ? down(null, "another zone is another set of name servers") : NONE),
  network: (change) =>
    change.action === "replace" ? down(null, "everything inside moves to another address block") : NONE,
  service: processEffect,
  site: processEffect,
  host: (change) =>
    change.action === "replace" || change.action === "update"
      ? down([2 * MINUTE, 10 * MINUTE], "the machine stops while it is changed")
      : NONE,
};

/** RDS: changes of the class restart the instance; a standby takes over in 60 to 120 s (Concepts.MultiAZ.Failover). */
function databaseEffect(change: Change, before: Postgres | undefined, after: Postgres | undefined): Effect {
  if (before === undefined || after === undefined) return NONE;
  if (change.action === "replace")
    return data(
      "replicate logically into the new database, or dump and restore in a window; compare counts and checksums; then switch",
      "replicate back until the old database is retired",
    );
  const words = new Set(change.words.map(({ path }) => path));
  const major = before.version.split(".")[0] !== after.version.split(".")[0];
  if (major) return down([5 * MINUTE, 30 * MINUTE], "a major version is upgraded in place with the database stopped");
  if (!words.has("instanceClass") && !words.has("version")) return NONE;
  if (before.multiZone)
    return down([60 * SECOND, 120 * SECOND], "the standby takes over while the instance is changed");
  return down([5 * MINUTE, 15 * MINUTE], "without a standby the instance is restarted");
}

function cacheEffect(change: Change, before: Redis | undefined, after: Redis | undefined): Effect {
  if (before === undefined || after === undefined) return NONE;
  if (change.action === "replace")
    return data(
      "start the new cache empty: it fills by itself, and sessions that only it holds end",
      "point the services back",
    );
  const words = new Set(change.words.map(({ path }) => path));
  if (words.has("nodeType") && before.nodes < 2)
    return down([10 * SECOND, 60 * SECOND], "a single node is exchanged while clients reconnect");
  return NONE;
}

function processEffect(
  change: Change,
  before: Resources["service" | "site"] | undefined,
  after: Resources["service" | "site"] | undefined,
): Effect {
  if (before === undefined || after === undefined || change.action === "replace") return NONE;
  return after.deployment.strategy === "replace"
    ? down([5 * SECOND, 60 * SECOND], "the old container stops before the new one starts")
    : NONE;
}

function data(how: string, reverse: string): Effect & { readonly data: DataMove } {
  return { downtime: null, data: { how, reverse } };
}

function down(range: Downtime["range"], because: string): Effect {
  return { downtime: { range, because }, data: null };
}
