import type { CopyReport } from "@terrace/core/report";
import { ok } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { runtimeUser } from "../state/user.ts";
import { CopyKeeper } from "./copy-keeper.ts";
import { copySources } from "./copy-sources.ts";
import type { Workshop } from "./tool.ts";
import { wordOf } from "./word-of.ts";

const LOOK_EVERY = 15_000;

type Keepers = () => readonly CopyKeeper[];

/** Keeps copies of the platform's caches and buckets as the graph wants them, from when the platform is up. (BRQ-CACHE-05, BRQ-STOR-09) */
export function startCopies({ state, store, emit, journal, supervisor }: ControllerContext): Controller {
  const ending = new AbortController();
  const workshop: Workshop = { user: runtimeUser(), store, signal: ending.signal };
  const keepers = new Map<string, CopyKeeper>();
  let begun: Promise<unknown> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const take: Keepers = () => {
    const { graph, plan } = supervisor;
    const sources = graph === null || plan === null ? [] : copySources(graph, plan, state);
    for (const source of sources) {
      const known = keepers.get(source.name);
      if (known === undefined) keepers.set(source.name, new CopyKeeper(source, { state, workshop, emit }));
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
    underWay: () => [...keepers.values()].find(({ underWay }) => underWay !== null)?.underWay ?? null,
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
  const reports = (): Promise<readonly CopyReport[]> => Promise.all(keepers().map((keeper) => keeper.report()));
  /** The one that is named, else all; nothing where a database is meant. */
  const chosen = (body: unknown) => {
    const name = wordOf(body, "name");
    return keepers().filter(({ source }) => name === null || source.name === name);
  };
  return [
    { method: "GET", path: "/copies", answer: async () => ok(await reports()) },
    {
      ...{ method: "POST", path: "/copies" },
      answer: async ({ body }) => {
        for (const keeper of chosen(body)) await keeper.copy().catch(refuse);
        return ok(await reports());
      },
    },
    {
      ...{ method: "POST", path: "/copies/verify" },
      answer: async ({ body }) => {
        const tested = [];
        for (const keeper of chosen(body)) {
          const copy = await keeper.verify(wordOf(body, "backup")).catch(refuse);
          if (copy !== null) tested.push({ name: keeper.source.name, kind: keeper.source.kind, ...copy });
        }
        return ok(tested);
      },
    },
  ];
}

function refuse(error: unknown): never {
  throw new Refused(503, "BACKUP_FAILED", error instanceof Error ? error.message : String(error));
}
