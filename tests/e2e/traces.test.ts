import { randomBytes } from "node:crypto";
import type { ServiceMap, Trace, TraceList } from "@terrace/core/report";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { terrace } from "./cli-process.ts";
import { makeClip } from "./clip.ts";
import { follow, type Member, registerMember, upload } from "./member.ts";

const { url } = inject("platform");
const env = { TERRACE_STATE: inject("stateRoot") };

/** Recorded whatever the platform draws: whoever asks has decided it. */
const recorded = () => {
  const traceId = randomBytes(16).toString("hex");
  return { traceId, headers: { traceparent: `00-${traceId}-${randomBytes(8).toString("hex")}-01` } };
};

async function asJson<T>(...words: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await terrace([...words, "--json"], { env });
  if (code !== 0) throw new Error(stderr + stdout);
  return JSON.parse(stdout) as T;
}

const traceOf = (id: string) => asJson<Trace>("traces", "breiq", id);
const findTrace = async (id: string, isWhole: (trace: Trace) => boolean): Promise<Trace> => {
  let found: Trace | undefined;
  const look = async () => {
    found = await traceOf(id).catch(() => undefined);
    return found !== undefined && isWhole(found);
  };
  await expect.poll(look, { interval: 250 }).toBe(true);
  return found as Trace;
};

/** A service's own span ends after those below it, so it comes last; what edge and balancer did comes by another way. */
const isAnsweredBy =
  (...services: readonly string[]) =>
  ({ spans }: Trace): boolean =>
    ["edge", "balancer"].every((name) => spans.some(({ service }) => service === name)) &&
    services.every((name) => spans.some(({ service, kind }) => service === name && kind === "server"));

let member: Member;
beforeAll(async () => {
  member = await registerMember(url);
});

describe("a request", () => {
  it("is found by its id in the logs of the edge, the balancer and the service, and from there in its trace", async () => {
    const { traceId, headers } = recorded();
    const answer = await member.call("/api/users/profile", { headers });
    const requestId = answer.headers.get("x-request-id") ?? "";
    const logged = async () => {
      const { stdout } = await terrace(["logs", "breiq", "--request", requestId, "--json"], { env });
      const lines = stdout.split("\n").filter((line) => line !== "");
      return lines.map((line) => JSON.parse(line) as { process: string; line: string });
    };
    // The edge writes its lines once a second.
    await expect
      .poll(async () => (await logged()).map(({ process }) => process))
      .toEqual(expect.arrayContaining([expect.stringMatching(/^identity-\d$/), "balancer", "edge"]));
    for (const { line } of await logged()) expect(JSON.parse(line)).toMatchObject({ requestId, traceId });
    const trace = await findTrace(traceId, isAnsweredBy("identity"));
    const [edge, balancer, service] = trace.spans;
    expect(edge).toMatchObject({ service: "edge", attributes: { "request.id": requestId } });
    expect(balancer).toMatchObject({ service: "balancer", parentId: edge?.spanId });
    expect(service).toMatchObject({
      ...{ service: "identity", name: "GET /api/users/profile", parentId: balancer?.spanId },
      instance: expect.stringMatching(/^identity-\d$/),
    });
    expect(trace.spans.some(({ attributes }) => attributes["db.system.name"] !== undefined)).toBe(true);
    const { traces } = await asJson<TraceList>("traces", "breiq", "--request", requestId);
    expect(traces.map((one) => one.traceId)).toEqual([traceId]);
  });

  it("is not recorded where whoever asks says so", async () => {
    const traceId = randomBytes(16).toString("hex");
    const traceparent = `00-${traceId}-${randomBytes(8).toString("hex")}-00`;
    await member.call("/api/users/profile", { headers: { traceparent } });
    const { traceId: next, headers } = recorded();
    await member.call("/api/users/profile", { headers });
    await findTrace(next, isAnsweredBy("identity"));
    await expect(traceOf(traceId)).rejects.toThrow("No trace that is kept");
  });

  it("that is refused at the edge stands in its log, with the reason", async () => {
    const answer = await fetch(`${url}/media/${"x".repeat(22)}/1/none/master.m3u8`);
    const { code } = ((await answer.json()) as { error: { code: string } }).error;
    expect(code).toBe("FORBIDDEN");
    const id = answer.headers.get("x-request-id") ?? "";
    const lines = async () => (await terrace(["logs", "edge", "--level", "warn", "--request", id], { env })).stdout;
    await expect.poll(lines).toContain("refused at the edge");
  });
});

describe("a page", () => {
  it("is one trace from the edge to the database, through what the site asks the API for", async () => {
    const { traceId, headers } = recorded();
    const page = await fetch(`${url}/?tag=traced-${traceId.slice(0, 8)}`, { headers });
    expect(page.status).toBe(200);
    const { spans } = await findTrace(traceId, isAnsweredBy("web", "videos"));
    const [edge, balancer, site, asked, videos] = ["edge", "balancer", "web", "web", "videos"].map((service, index) =>
      spans.filter((span) => span.service === service).at(index === 3 ? 1 : 0),
    );
    expect(edge?.attributes["url.path"]).toBe("/");
    expect(balancer?.parentId).toBe(edge?.spanId);
    expect(site).toMatchObject({ name: "GET /", kind: "server", parentId: balancer?.spanId });
    expect(asked).toMatchObject({ kind: "client", parentId: site?.spanId });
    expect(videos).toMatchObject({ name: "GET /api/videos", parentId: asked?.spanId });
    const statement = spans.find(({ attributes }) => attributes["db.system.name"] === "postgresql");
    expect(statement?.parentId).toBe(videos?.spanId);
  });
});

describe("an upload", () => {
  it("is one trace with the jobs that come of it, down to FFmpeg, and shows on the map", async () => {
    const { traceId, headers } = recorded();
    const id = await upload(member, await makeClip({ seconds: 2, size: "320x240" }), { headers });
    await follow(member, id, ({ state }) => state === "complete");
    const isDone = ({ spans }: Trace) => spans.some(({ name }) => name === "process videos.ladder");
    const { spans } = await findTrace(traceId, isDone);
    const services = new Set(spans.map(({ service }) => service));
    // The first to see a token asks identity for the keys.
    expect([...services].filter((name) => name !== "identity").sort()).toEqual([
      "balancer",
      "edge",
      "videos",
      "videos-worker",
    ]);
    const named = (name: string) => spans.find((span) => span.name === name);
    expect(named("process videos.publish")?.parentId).toBe(named("send videos.publish")?.spanId);
    expect(named("process videos.publish")?.attributes).toMatchObject({ videoId: id });
    expect(spans.some(({ name, service }) => name === "ffmpeg" && service === "videos-worker")).toBe(true);
    const { stdout } = await terrace(["traces", "breiq", traceId.slice(0, 12)], { env });
    expect(stdout).toMatch(/later {2}process videos\.publish/);
    const map = await asJson<ServiceMap>("traces", "breiq", "--map", "--since", "10m");
    const edges = map.edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
    expect(edges).toEqual(
      expect.arrayContaining([
        "edge request balancer",
        "balancer request videos",
        "videos job videos-worker",
        "videos-worker statement postgresql",
      ]),
    );
  });
});

describe("words that make no sense", () => {
  it.each([
    [["traces", "breiq", "xyz"], "not the id of a trace"],
    [["traces", "breiq", "--slower-than", "fast"], "not a duration"],
    [["traces", "breiq", "--since", "yesterday"], "not a duration and not a time"],
    [["traces", "breiq", "--lines", "0"], "not a number of traces"],
    [["traces", "breiq", "ffffffffffffffffffffffffffffffff"], "No trace that is kept"],
    [["logs", "breiq", "--grep", "("], "not a regular expression"],
    [["logs", "breiq", "--level", "wran"], 'Did you mean "warn"?'],
    [["logs", "breiq", "vidoes"], 'Did you mean "videos"?'],
    [["logs", "breiq", "--since", "1h", "--until", "2h"], "later than --until"],
    [["logs", "breiq", "-f", "--until", "2h"], "has no end"],
    [["logs", "breiq", "--request", "a b"], "not the id of a request"],
  ])("%j: exit 1 and a sentence", async (words, said) => {
    const { code, stdout, stderr } = await terrace(words, { env });
    expect(stderr).toContain(said);
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });
});
