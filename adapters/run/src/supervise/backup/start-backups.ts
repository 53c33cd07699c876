import type { BackupReport } from "@terrace/core/report";
import { ok } from "../control/reply.ts";
import { type Asked, Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { runtimeUser } from "../state/user.ts";
import { BackupKeeper } from "./backup-keeper.ts";
import { type BackupPlace, backupPlaces } from "./backup-place.ts";
import { Restores } from "./restores.ts";
import type { Workshop } from "./tool.ts";
import { wordOf } from "./word-of.ts";

/** How often it is looked whether a copy is due and the archive takes the log. */
const LOOK_EVERY = 15_000;

/** A build that takes long is waited for: what comes up should not share the disk with a copy. */
const READY_WITHIN = 180_000;

/**
 * Keeps copies of the platform's databases as the graph wants them, and restores them beside the live ones. The first copy is made
 * when the platform is up, not while it comes up. (BRQ-DB-05, BRQ-DR-04, BRQ-DR-05)
 */
export function startBackups({ state, store, emit, journal, supervisor }: ControllerContext): Controller {
  const ending = new AbortController();
  const workshop: Workshop = { user: runtimeUser(), store, signal: ending.signal };
  const restores = new Restores({ state, workshop, emit });
  const keepers = new Map<string, BackupKeeper>();
  let begun: Promise<unknown> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const take = (): readonly BackupKeeper[] => {
    const { graph, plan } = supervisor;
    const places = graph === null || plan === null ? [] : backupPlaces(graph, plan, state);
    for (const place of places) keep(place);
    for (const name of keepers.keys()) if (!places.some(({ database }) => database === name)) keepers.delete(name);
    return [...keepers.values()];
  };
  const keep = (place: BackupPlace): void => {
    const known = keepers.get(place.database);
    if (known === undefined) keepers.set(place.database, new BackupKeeper(place, { state, workshop, emit }));
    else known.place = place;
  };
  const look = () => {
    for (const keeper of take()) void keeper.look(Date.now()).catch(() => undefined);
  };
  const begin = async (): Promise<void> => {
    const all = take();
    await Promise.all(all.map((keeper) => keeper.clear()));
    await restores.resume(all.map(({ place }) => place));
    if (ending.signal.aborted) return;
    timer = setInterval(look, LOOK_EVERY);
    look();
  };
  const once = () => {
    begun ??= begin().catch(() => undefined);
  };
  const unfollow = journal.follow(journal.last, ({ event }) => {
    if (event.type === "platform-ready") once();
  });
  // A platform of which one part never comes up has data to be copied all the same.
  const late = setTimeout(once, READY_WITHIN);

  return {
    routes: [...backupRoutes(take), ...restoreRoutes(restores, take)],
    underWay: () => [...keepers.values()].find(({ underWay }) => underWay !== null)?.underWay ?? restores.underWay,
    stop: async () => {
      unfollow();
      clearTimeout(late);
      if (timer !== null) clearInterval(timer);
      ending.abort();
      await begun;
      await Promise.all([...keepers.values()].map((keeper) => keeper.settle()));
      await restores.stop();
    },
  };
}

type Keepers = () => readonly BackupKeeper[];

function backupRoutes(keepers: Keepers): readonly Route[] {
  const reports = (): Promise<readonly BackupReport[]> => Promise.all(keepers().map((keeper) => keeper.report()));
  return [
    { method: "GET", path: "/backups", answer: async () => ok(await reports()) },
    {
      ...{ method: "POST", path: "/backups" },
      answer: async ({ body }) => {
        for (const keeper of chosen(keepers, body)) await keeper.copy({ quiet: false }).catch(refuse("BACKUP_FAILED"));
        return ok(await reports());
      },
    },
    {
      ...{ method: "POST", path: "/backups/verify" },
      answer: async ({ body }) => {
        const id = wordOf(body, "backup");
        const tested = [];
        for (const keeper of chosen(keepers, body)) tested.push(await keeper.verify(id).catch(refuse("BACKUP_FAILED")));
        const found = tested.filter((base) => base !== null);
        if (found.length === 0)
          throw new Refused(404, "UNKNOWN_BACKUP", id === null ? "there is no copy yet" : `there is no copy ${id}`);
        return ok(found);
      },
    },
  ];
}

function restoreRoutes(restores: Restores, keepers: Keepers): readonly Route[] {
  return [
    { method: "GET", path: "/restores", answer: () => ok(restores.list()) },
    {
      ...{ method: "POST", path: "/restores" },
      answer: async ({ body }) => {
        const [keeper, ...others] = chosen(keepers, body);
        const names = [keeper, ...others].map((one) => one?.place.database).join(", ");
        if (keeper === undefined || others.length > 0)
          throw new Refused(400, "WHICH_DATABASE", `several databases are copied; say which: ${names}`);
        return ok(await restores.restore(keeper.place, { to: wordOf(body, "to") ?? "latest", as: wordOf(body, "as") }));
      },
    },
    {
      ...{ method: "POST", path: "/restores/:name/remove" },
      answer: async ({ parameters: { name = "" } }) => ok(await restores.remove(name)),
    },
    {
      ...{ method: "POST", path: "/restores/:name/release" },
      answer: async ({ parameters: { name = "" } }) => ok(await restores.release(name)),
    },
  ];
}

/** The databases that are meant: the one that is named, else all. */
function chosen(keepers: Keepers, body: Asked["body"]): readonly BackupKeeper[] {
  const name = wordOf(body, "database");
  const all = keepers();
  const meant = all.filter(({ place }) => name === null || [place.database, place.name].includes(name));
  if (meant.length > 0) return meant;
  if (all.length === 0)
    throw new Refused(409, "NO_BACKUPS", "this environment keeps no copies: its database has no backups word");
  const known = all.map(({ place }) => place.database).join(", ");
  throw new Refused(404, "UNKNOWN_DATABASE", `there is no database ${name}; there is ${known}`);
}

function refuse(code: string): (error: unknown) => never {
  return (error) => {
    throw new Refused(503, code, error instanceof Error ? error.message : String(error));
  };
}
