import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { type Balancer, type Edge, type Graph, resourcesOf } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../testing/small-graph.ts";
import { findState } from "./state/state-folder.ts";
import { FILMS_GRAPH } from "./testing/films-graph.ts";
import { openLoad } from "./testing/open-load.ts";
import { runningFilms } from "./testing/running-films.ts";

/** The films behind an edge, which sends all to the balancer; both may be told otherwise. */
function films(edge: Partial<Edge> = {}, balancer: Partial<Balancer> = {}): Graph {
  const others = FILMS_GRAPH.resources.filter(({ kind }) => kind !== "balancer");
  const route = { path: "/*", target: { kind: "balancer" as const, balancer: "balancer.main" as const } };
  return {
    ...FILMS_GRAPH,
    platform: "reloaded-films",
    resources: [
      ...others,
      ...resourcesOf(FILMS_GRAPH, "balancer").map((one) => ({ ...one, ...balancer })),
      ...resourcesOf(SMALL_GRAPH, "edge").map((one) => ({
        ...one,
        ...{ routes: [{ ...route, cache: null, forward: "needed" as const }], rateLimits: [], aliases: [] },
        ...{ uploads: { paths: [UPLOAD], maximum: 1_000 }, securityHeaders: false, ...edge },
      })),
    ],
  };
}

/** Handed on as it comes, so that it is at the task while the rest of it is not there yet. */
const UPLOAD = "/films/upload";

const OTHERS = [{ paths: ["/", "/films*"], target: "service.films" as const }];

const platform = runningFilms(films());

const engines = async () =>
  Object.fromEntries((await platform.status()).engines.map(({ name, pid, restarts }) => [name, [pid, restarts]]));
const statusOf = async (path: string) => (await fetch(`${platform.origin()}${path}`)).status;
const header = async () => (await fetch(platform.origin())).headers.get("x-content-type-options");
const reloaded = () => platform.events.filter(({ type }) => type === "process-reloaded").map(({ name }) => name);

/** A body of which the last part is sent when it is asked to end; then the status. */
function begunUpload() {
  const sent = request(`${platform.origin()}${UPLOAD}`, { method: "POST", agent: false });
  const status = once(sent, "response").then(([response]) => (response as IncomingMessage).statusCode);
  status.catch(() => undefined);
  sent.write("a beginning");
  return {
    end: () => {
      sent.end("an end");
      return status;
    },
  };
}

describe("a changed configuration of the edge and the balancer", () => {
  it("is taken on without an end of either, and without a request that fails", { timeout: 120_000 }, async () => {
    const before = await engines();
    expect([await statusOf("/other"), await header()]).toEqual([200, null]);
    const load = openLoad(platform.origin(), 5);
    const upload = begunUpload();
    for (const hasHeaders of [true, false, true]) {
      const wanted = films({ securityHeaders: hasHeaders }, hasHeaders ? { routes: OTHERS } : {});
      await platform.up(wanted);
      expect([await statusOf("/other"), await header()]).toEqual(hasHeaders ? [503, "nosniff"] : [200, null]);
    }
    expect(await upload.end()).toBe(200);
    const { sent, failures } = await load.stop();
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(1_000);
    expect(await engines()).toEqual(before);
    expect(reloaded().toSorted()).toEqual([...Array(3).fill("balancer"), ...Array(3).fill("edge")]);
  });

  it("is refused in the engine's own words, and what served before serves on", async () => {
    const before = await engines();
    const file = join(await findState(platform.ref), "config/edge/nginx.conf");
    const present = await readFile(file, "utf8");
    const wrong = films({ securityHeaders: false, aliases: [{ prefix: "/(", as: "/" }] });
    const words = expect.stringMatching(/^edge refuses .*"\^\/\(\(\.\*\)\$".* in .*\/config\/edge\/nginx\.conf:\d+/);
    await expect(platform.up(wrong)).rejects.toMatchObject({ failure: { diagnostics: [{ message: words }] } });
    expect([await header(), await readFile(file, "utf8")]).toEqual(["nosniff", present]);
    expect(await engines()).toEqual(before);
  });

  it("is taken on by the next up where a control plane was killed between the file and the word", async () => {
    const file = join(await findState(platform.ref), "config/edge/nginx.conf");
    await platform.up(films({ securityHeaders: true }));
    const content = await readFile(file, "utf8");
    await platform.up(films());
    const before = await engines();
    await platform.crash();
    await writeFile(file, content);
    expect(await header()).toBeNull();
    await platform.up(films({ securityHeaders: true }));
    expect(await header()).toBe("nosniff");
    expect(await engines()).toEqual(before);
  });
});
