import { cp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Graph, resourcesOf } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import type { RunEvent } from "../event.ts";
import { deployablePlatform, isEnd } from "../testing/deployable-platform.ts";
import { FILMS_GRAPH, filmsCode } from "../testing/films-graph.ts";

const KIT = resolve(import.meta.dirname, "../../../../../service-kit");

const DATABASE = ["postgres.database" as const];

/** The films with a database, which they share with the worker. */
const GRAPH: Graph = {
  ...FILMS_GRAPH,
  resources: [
    ...FILMS_GRAPH.resources.map((resource) => {
      if (resource.kind === "service") return { ...resource, modules: resource.modules.map(kept), uses: DATABASE };
      return resource.kind === "worker" ? { ...resource, module: kept(resource.module), uses: DATABASE } : resource;
    }),
    ...resourcesOf(SMALL_GRAPH, "postgres"),
    ...resourcesOf(SMALL_GRAPH, "secret").filter(({ id }) => id === "secret.database"),
  ],
};
function kept<Module extends object>(module: Module) {
  return { ...module, migrations: { folder: "migrations", schema: "films" } };
}

const CONTRACT = "-- phase: contract\nalter table films.films drop column length;";

const { "service-kit/src/none.ts": _, ...CODE } = filmsCode("one");
const TABLE = "create table films.films (id int primary key, title text, length int)";
const films = deployablePlatform(GRAPH, { ...CODE, "services/films/migrations/0001_films.sql": TABLE });

const migration = (name: string, text: string) => films.write({ [`services/films/migrations/${name}.sql`]: text });

const refusal = (sentence: RegExp) => ({ code: "MIGRATION_REFUSED", message: expect.stringMatching(sentence) });
const migrated = (events: readonly RunEvent[]) =>
  events.filter(
    (event) => event.type === "step-finished" && event.label === "migrate films" && event.outcome === "done",
  );

beforeAll(async () => {
  await cp(join(KIT, "src"), join(films.repository, "service-kit/src"), { recursive: true });
  films.write({ "service-kit/package.json": await readFile(join(KIT, "package.json"), "utf8") });
  await films.up();
});
afterAll(() => films[Symbol.asyncDispose]());

describe("a deployment", () => {
  it("is refused when its migrations take away what a running revision may use, by whichever way it is asked for", async () => {
    migration("0002_owner", "alter table films.films drop column length;");
    const sentence =
      /^revision 1 of films, which runs, may still use what services\/films\/migrations\/0002_owner.sql takes away: alter table films.films drop column length. /;
    await expect(films.call("POST /deploy", { services: ["films"] })).rejects.toMatchObject(refusal(sentence));
    await expect(films.up()).rejects.toMatchObject({
      failure: { reason: "deployment", error: expect.stringMatching(sentence) },
    });
    migration("0002_owner", "-- phase: expand\nalter table films.films drop column length;");
    await expect(films.call("POST /deploy", {})).rejects.toMatchObject(
      refusal(/phase is expand, and takes something away/),
    );
    migration("0002_owner", "-- phase: shrink\nselect 1;");
    await expect(films.call("POST /deploy", {})).rejects.toMatchObject(refusal(/there are expand, migrate, contract$/));
    expect((await films.service("films")).revisions).toHaveLength(1);
  });

  it("makes what adds before its first task is there, once, and an older revision makes nothing", async () => {
    migration("0002_owner", "-- phase: expand\nalter table films.films add column owner uuid;");
    const after = (await films.call<{ lastEvent: number }>("GET /health")).lastEvent;
    expect(await films.deploy({ services: ["films"], strategy: "rolling" })).toMatchObject({ outcome: "deployed" });
    const made = await films.next((event): event is RunEvent => migrated([event]).length > 0, after);
    expect(made.name).toMatch(/^films-/);
    // The worker's revision has fewer migrations than there are: it must come up all the same.
    const back = films.next((event): event is RunEvent => event.type === "process-ready" && event.name === "encoder-1");
    await films.call("POST /restart/encoder-1");
    await back;
    expect(await films.deploy({ services: ["encoder"] })).toMatchObject({ outcome: "deployed" });
  });

  it("that takes away is refused while a revision runs that is older than the one before", async () => {
    await films.call("POST /rollback/films");
    await expect.poll(async () => (await films.service("films")).current).toBe(1);
    migration("0003_length", CONTRACT);
    await expect(films.call("POST /deploy", {})).rejects.toMatchObject(
      refusal(
        /^services\/films\/migrations\/0003_length.sql contracts, and revision 1 of films still runs \(films-\d, films-\d\), which is older than revision 2/,
      ),
    );
  });

  it("that takes away follows one that does without, and what is older cannot be gone back to any more", async () => {
    await rm(join(films.repository, "services/films/migrations/0003_length.sql"));
    expect(await films.deploy({ services: ["films"], strategy: "rolling" })).toMatchObject({ outcome: "deployed" });
    migration("0003_length", CONTRACT);
    expect(await films.deploy({ services: ["films"], strategy: "rolling" })).toMatchObject({ outcome: "deployed" });
    expect((await films.service("films")).current).toBe(4);
    const back = films.next(isEnd());
    await films.call("POST /rollback/films");
    expect(await back).toMatchObject({ revision: 3, outcome: "deployed" });
    // Revisions 2 and 3 are the same code, which is that of before the contraction.
    const again = films.next(isEnd());
    await films.call("POST /rollback/films");
    expect(await again).toMatchObject({ revision: 2, outcome: "deployed" });
    await expect(films.call("POST /rollback/films")).rejects.toMatchObject(
      refusal(/^revision 1 of films may still use what 0003_length.sql of revision 4 has taken away$/),
    );
  });

  it("whose migration fails goes back, and says which and where to look", async () => {
    migration("0004_broken", "select no_such_function();");
    expect(await films.deploy({ services: ["films"], strategy: "rolling" })).toMatchObject({
      outcome: "rolled-back",
      reason: expect.stringMatching(/^migrate films: exit code 1 \(films-\d\.log\)$/),
    });
    expect((await films.service("films")).current).toBe(2);
    const { tasks } = await films.status();
    expect(tasks.filter(({ service, health }) => service === "films" && health === "healthy")).toHaveLength(2);
  });
});
