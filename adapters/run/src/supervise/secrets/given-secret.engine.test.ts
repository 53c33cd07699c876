import { type Graph, type Resource, resourcesOf } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployablePlatform } from "../testing/deployable-platform.ts";
import { FILMS_GRAPH, filmsCode } from "../testing/films-graph.ts";
import { openLoad } from "../testing/open-load.ts";

const GIVEN: Resource = {
  ...{ kind: "secret", id: "secret.colour", form: "external", strength: 0, name: "films/colour" },
  ...{ rotateEvery: null, of: null },
};

/** One task, whose answer has a secret in it that a person gives. */
const GRAPH: Graph = {
  ...FILMS_GRAPH,
  resources: [
    ...FILMS_GRAPH.resources.filter(({ kind }) => kind !== "service" && kind !== "secret"),
    ...resourcesOf(FILMS_GRAPH, "service").map((service) => ({
      ...service,
      tasks: { desired: 1, minimum: 1, maximum: 2 },
      env: { COLOUR: { kind: "reference", resource: GIVEN.id, output: "value" } as const },
    })),
    GIVEN,
  ],
};

const films = await deployablePlatform(GRAPH, filmsCode("one"));
let origin = "";
beforeAll(async () => {
  origin = (await films.up()).url;
});
afterAll(() => films[Symbol.asyncDispose]());

const answer = async () => (await fetch(origin)).text();
const give = (value: string) => films.call("POST /secrets/colour/set", { value });

describe("a secret that a person gives to a platform that runs", () => {
  it("is taken on by a lone task without a failed request, and the working tree's code is not", async () => {
    expect(await answer()).toBe("one");
    const lack = { kind: "secret", name: "colour", without: ["service.films"] };
    expect((await films.status()).lacks).toEqual([lack]);
    await films.write(filmsCode("two"));
    const load = openLoad(origin);
    await give(" red");
    expect(await answer()).toBe("one red");
    await expect.poll(async () => (await films.status()).lacks).toBeUndefined();
    const { failures, seen } = await load.stop();
    expect({ failures, seen }).toEqual({ failures: [], seen: ["one", "one red"] });
  });

  it("starts nothing anew when every task has it already", async () => {
    const before = (await films.status()).tasks;
    await give(" red");
    expect((await films.status()).tasks).toEqual(before);
  });

  it("has to be one, and the value of before stays", async () => {
    await expect(give("")).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(films.call("POST /secrets/colour/set", {})).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(films.call("POST /secrets/none/set", { value: "x" })).rejects.toMatchObject({
      code: "UNKNOWN_SECRET",
    });
    expect(await answer()).toBe("one red");
  });
});
