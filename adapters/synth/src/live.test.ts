import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Alarm, type Bucket, type Graph, graphFromJson, type Live, type Resource } from "@terrace/core/graph";
import { afterAll, describe, expect, it } from "vitest";
import { type Synthesis, synthesize } from "./assembly/synthesize.ts";

const GOLDEN = join(import.meta.dirname, "../../../platforms/directfanz/golden/staging.graph.json");
const whole = graphFromJson(readFileSync(GOLDEN, "utf8"));

/** What no other resource leans on, and half of what a synthesis costs. */
const LEAVES = ["audit", "backup", "budget", "channel", "dashboard", "dns", "metric", "pipeline", "tracing", "waf"];
const staging = { ...whole, resources: whole.resources.filter(({ kind }) => !LEAVES.includes(kind)) };

const out = mkdtempSync(join(tmpdir(), "terrace-live-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

type Declared = Readonly<Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>>;

describe("live video", () => {
  it("refuses what AWS would refuse, all of it at once", () => {
    const { directory, diagnostics } = synthesize(
      streaming({
        segment: 2_500,
        keep: 30_000,
        formats: [],
        channels: 60,
        ladder: [{ height: 481, bitrate: 1_400_000 }],
      }),
      { out },
    );
    expect(directory).toBeNull();
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, at }) => [code, at.path])).toEqual(Array(5).fill(["TER-SYN-004", "live.streams"]));
    expect(errors.map(({ message }) => message).join("\n")).toMatch(/whole seconds.*14 days.*format.*481.*60 streams/s);
  });

  it("leaves a gateway for WebRTC to a person (CON-DFZ-03)", () => {
    const left = (graph: Graph): string =>
      synthesize(graph, { out })
        .diagnostics.filter(({ code, at }) => code === "TER-SYN-005" && at.path === atStreams.path)
        .map(({ message }) => message)
        .join();
    expect(left(streaming({ webrtcGateway: true }))).toContain("WebRTC");
    expect(left(streaming({}))).toBe(
      "live.streams takes 5 channels and 5 inputs of MediaLive in us-east-1: an account may begin with fewer",
    );
  });

  it.each([
    ["4s", 4_000, 60],
    ["5s", 5_000, 50],
    ["7s", 7_000, 42],
    ["1s", 1_000, 30],
  ])("begins each segment of %s with a key picture, on every rung", (_, segment, pictures) => {
    const encoder = JSON.stringify(declared(synthesize(streaming({ segment }), { out }), "data").LiveStreamsEncoder1);
    const sizes = [...encoder.matchAll(/"GopSize":(\d+)/g)].map(([, size]) => Number(size));
    expect(sizes).toEqual([pictures, pictures, pictures, pictures, pictures]);
  });

  it("opens nothing where nobody is let in, and nobody reads where no edge leads", () => {
    const closed = without(({ kind, id }) => kind === "security-edge" && id.includes("to-streams"));
    expect(declared(synthesize(closed, { out }), "data").LiveStreamsSenders?.Properties.WhitelistRules).toEqual([]);
    const alone = { ...staging, resources: staging.resources.map(withoutLiveRoute) };
    const { differences, diagnostics } = synthesize(alone, { out });
    expect(differences).toContainEqual(
      expect.objectContaining({ resource: "live.streams", reason: expect.stringContaining("no edge") }),
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "TER-SYN-002", message: "live.streams has no publicUrl on AWS" }),
    );
  });

  it("lets recordings go by themselves, unless the bucket says when (DFZ-LIVE-06)", () => {
    const rules = (graph: Graph): string =>
      JSON.stringify(declared(synthesize(graph, { out }), "data").BucketMedia?.Properties.LifecycleConfiguration);
    expect(rules(staging)).not.toContain("live/streams/");
    const silent = (one: Resource): Resource =>
      one.id === "bucket.media" ? { ...(one as Bucket), prefixes: [] } : one;
    expect(rules({ ...staging, resources: staging.resources.map(silent) })).toContain(
      '{"ExpirationInDays":1,"Id":"LiveStreams","Prefix":"live/streams/","Status":"Enabled"}',
    );
  });

  it("writes to a bucket that is locked with a key of our own", () => {
    const locked = (one: Resource): Resource =>
      one.id === "bucket.media"
        ? { ...(one as Bucket), key: "key.main", encryption: { algorithm: "kms", bucketKey: true } }
        : one;
    const role = (graph: Graph): string =>
      JSON.stringify(declared(synthesize(graph, { out }), "data").LiveStreamsRole?.Properties.Policies);
    expect(role(staging)).not.toContain("kms:");
    expect(role({ ...staging, resources: staging.resources.map(locked) })).toContain("kms:GenerateDataKey");
  });

  it("takes more for the input where a rung has more", () => {
    const ladder = [{ height: 2_160, bitrate: 25_000_000 }];
    const { LiveStreamsEncoder1 } = declared(synthesize(streaming({ ladder }), { out }), "data");
    expect(LiveStreamsEncoder1?.Properties.InputSpecification).toEqual({
      Codec: "AVC",
      MaximumBitrate: "MAX_50_MBPS",
      Resolution: "UHD",
    });
  });

  it("keeps strangers off by a key that was drawn by lot, and its addresses as a secret (DFZ-LIVE-04)", () => {
    const data = declared(synthesize(staging, { out }), "data");
    expect(data.LiveStreamsSenderKey?.Properties.GenerateSecretString).toMatchObject({ ExcludePunctuation: true });
    expect(JSON.stringify(data.LiveStreamsInput1?.Properties.Destinations)).toContain("{{resolve:secretsmanager:");
    expect(JSON.stringify(data.LiveStreamsSenderAddresses?.Properties.SecretString)).toContain(
      '"LiveStreamsInput5","Destinations"',
    );
  });

  it("counts a stream of two pipelines as long as one of them gets something, and none where CloudWatch gives up", () => {
    const count = (changed: Partial<Live>) => {
      const graph = streaming(changed);
      return synthesize({ ...graph, resources: [...graph.resources, watched] }, { out });
    };
    const both = count({ redundant: true });
    expect(JSON.stringify(declared(both, "observability").AlarmStreams)).toContain(
      "IF(FILL(m9, 0) + FILL(m10, 0) > 0, 1, 0)",
    );
    const { differences } = count({ redundant: true, channels: 6 });
    expect(differences).toContainEqual({ resource: "live.streams", reason: expect.stringContaining("not counted") });
  });

  it("counts streams on air for an alarm", () => {
    const synthesis = synthesize({ ...staging, resources: [...staging.resources, watched] }, { out });
    const { AlarmStreams } = declared(synthesis, "observability");
    expect(JSON.stringify(AlarmStreams)).toContain("IF(FILL(m5, 0) > 0, 1, 0)");
    expect(JSON.stringify(AlarmStreams)).toContain('"MetricName":"NetworkIn"');
  });
});

const atStreams = { file: null, path: "live.streams" };

const watched: Alarm = {
  kind: "alarm",
  id: "alarm.streams",
  severity: "warning",
  of: "live.streams",
  metric: "live-streams",
  statistic: "maximum",
  comparison: ">",
  threshold: 4,
  unit: "count",
  period: 60_000,
  breaching: 1,
  evaluated: 1,
  missing: "not-breaching",
  channels: [],
  actions: [],
};

function streaming(changed: Partial<Live>): Graph {
  const edit = (one: Resource): Resource => (one.kind === "live" ? { ...one, ...changed } : one);
  return { ...staging, resources: staging.resources.map(edit) };
}

function without(isGone: (one: Resource) => boolean): Graph {
  return { ...staging, resources: staging.resources.filter((one) => !isGone(one)) };
}

function withoutLiveRoute(one: Resource): Resource {
  return one.kind === "edge" ? { ...one, routes: one.routes.filter(({ target }) => target.kind !== "live") } : one;
}

function declared({ directory }: Synthesis, role: string): Declared {
  return JSON.parse(readFileSync(join(directory ?? "", `directfanz-staging-${role}.template.json`), "utf8")).Resources;
}
