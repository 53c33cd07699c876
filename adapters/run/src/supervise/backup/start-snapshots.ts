import type { SnapshotReport } from "@terrace/core/report";
import { ok } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { runtimeUser } from "../state/user.ts";
import { SnapshotKeeper } from "./snapshot-keeper.ts";
import { snapshotSources } from "./snapshot-sources.ts";
import type { Workshop } from "./tool.ts";
import { wordOf } from "./word-of.ts";

const LOOK_EVERY = 15_000;

type Keepers = () => readonly SnapshotKeeper[];

/** Keeps copies of the platform's caches and buckets as the graph wants them, from when the platform is up. (BRQ-CACHE-05, BRQ-STOR-09) */
export function startSnapshots({ state, store, emit, journal, supervisor }: ControllerContext): Controller {
  const ending = new AbortController();
  const workshop: Workshop = { user: runtimeUser(), store, signal: ending.signal };
  const keepers = new Map<string, SnapshotKeeper>();
  let begun: Promise<unknown> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const take: Keepers = () => {
    const { graph, plan } = supervisor;
    const sources = graph === null || plan === null ? [] : snapshotSources(graph, plan, state);
    for (const source of sources) {
      const known = keepers.get(source.name);
      if (known === undefined) keepers.set(source.name, new SnapshotKeeper(source, { state, workshop, emit }));
      else known.source = source;
    }
    for (const name of keepers.keys()) if (!sources.some((source) => source.name === name)) keepers.delete(name);
    return [...keepers.values()];
  };
  const look = () => {
    for (const keeper of take()) void keeper.look(Date.now()).catch(() => undefined);
  };
  const begin = async (): Promise<void> => {
    await Promise.all(take().map((keeper) => keeper.clear()));
    if (ending.signal.aborted) return;
    timer = setInterval(look, LOOK_EVERY);
    look();
  };
  const unfollow = journal.follow(journal.last, ({ event }) => {
    if (event.type === "platform-ready") begun ??= begin().catch(() => undefined);
  });

  return {
    routes: routesOf(take),
    stop: async () => {
      unfollow();
      if (timer !== null) clearInterval(timer);
      ending.abort();
      await begun;
      await Promise.all([...keepers.values()].map((keeper) => keeper.settle()));
    },
  };
}

function routesOf(keepers: Keepers): readonly Route[] {
  const reports = (): Promise<readonly SnapshotReport[]> => Promise.all(keepers().map((keeper) => keeper.report()));
  /** The one that is named, else all; nothing where a database is meant. */
  const chosen = (body: unknown) => {
    const name = wordOf(body, "name");
    return keepers().filter(({ source }) => name === null || source.name === name);
  };
  return [
    { method: "GET", path: "/snapshots", answer: async () => ok(await reports()) },
    {
      ...{ method: "POST", path: "/snapshots" },
      answer: async ({ body }) => {
        for (const keeper of chosen(body)) await keeper.copy().catch(refuse);
        return ok(await reports());
      },
    },
    {
      ...{ method: "POST", path: "/snapshots/verify" },
      answer: async ({ body }) => {
        const tested = [];
        for (const keeper of chosen(body)) {
          const snapshot = await keeper.verify(wordOf(body, "backup")).catch(refuse);
          if (snapshot !== null) tested.push({ name: keeper.source.name, kind: keeper.source.kind, ...snapshot });
        }
        return ok(tested);
      },
    },
  ];
}

function refuse(error: unknown): never {
  throw new Refused(503, "BACKUP_FAILED", error instanceof Error ? error.message : String(error));
}
