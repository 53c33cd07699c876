import { expect, it } from "vitest";
import { deployablePlatform } from "./testing/deployable-platform.ts";
import { FILMS_GRAPH, filmsCode } from "./testing/films-graph.ts";
import { openLoad } from "./testing/open-load.ts";

it("leaves what served when a successor of a dead control plane cannot bring new code up", {
  timeout: 60_000,
}, async () => {
  await using films = deployablePlatform(FILMS_GRAPH, filmsCode("one"));
  const { url } = await films.up();
  const load = openLoad(url);
  await films.crash();
  films.write({ "services/films/src/main.ts": "throw new Error('no such film');\n" });
  await expect(films.up()).rejects.toThrow();
  const { failures, seen } = await load.stop();
  expect([failures, seen]).toEqual([[], ["one"]]);
  expect((await films.service("films")).current).toBe(1);
});

it("stops what it had started when nothing served before", { timeout: 60_000 }, async () => {
  await using films = deployablePlatform(FILMS_GRAPH, {
    ...filmsCode("one"),
    "services/films/src/main.ts": "throw new Error('no such film');\n",
  });
  await expect(films.up()).rejects.toThrow();
  await expect(films.status()).rejects.toThrow();
});
