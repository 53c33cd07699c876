import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "@terrace/synth";
import { afterAll, describe, expect, it } from "vitest";
import { awsGraphs } from "./graphs.ts";

const PLATFORMS = join(import.meta.dirname, "../../platforms");
const UPDATE = process.env.UPDATE_GOLDEN === "1";
const root = mkdtempSync(join(tmpdir(), "terrace-stateful-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Types of CloudFormation that lose something when they are replaced. */
const HOLDS_STATE =
  /^AWS::(Backup::BackupVault|DynamoDB::Table|EC2::Volume|ECR::Repository|EFS::FileSystem|ElastiCache::ReplicationGroup|KMS::Key|Logs::LogGroup|OpenSearchService::Domain|RDS::DBInstance|Route53::HostedZone|S3::Bucket|SecretsManager::Secret|SQS::Queue)$/;

/** What holds nothing that could not be made again, though its type could. */
const MADE_ANEW: Readonly<Record<string, string>> = {
  LiveStreamsSenderAddresses: "put together from the addresses and the key that they end in, which is retained",
  PipelineDeliveryBucket: "the source on its way through the pipeline, gone after a month",
  PipelineDeliveryLog: "logs of builds, gone after a month",
  RedisCacheUrl: "put together from the cache's address and its password, which is retained",
};

interface Resource {
  readonly Type: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

interface Stack {
  readonly name: string;
  readonly resources: readonly (readonly [string, Resource])[];
}

const graphs = awsGraphs();

describe.each([...new Set(graphs.map(({ platform }) => platform))])("what holds state in %s", (platform) => {
  const folder = join(PLATFORMS, platform, "golden");
  const environments = new Map(
    graphs
      .filter((graph) => graph.platform === platform)
      .map((graph): [string, readonly Stack[]] => {
        const out = join(root, `${platform}-${graph.environment}`);
        const stacks = synthesize(graph, { out }).stacks.map(({ name }): Stack => {
          const template = JSON.parse(readFileSync(join(out, `${name}.template.json`), "utf8"));
          return { name, resources: Object.entries(template.Resources as Record<string, Resource>) };
        });
        return [graph.environment, stacks];
      }),
  );

  it("has the logical ids that it always had: another id is another resource (UPDATE_GOLDEN=1 accepts a difference)", () => {
    const pinned = [...environments].map(([environment, stacks]) => [
      environment,
      Object.fromEntries(stacks.flatMap(idsOf)),
    ]);
    const text = `${JSON.stringify(Object.fromEntries(pinned), null, 2)}\n`;
    const file = join(folder, "stateful.json");
    if (UPDATE) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  it("has the same logical id in every environment, so that a platform grows without a move", () => {
    const owners = new Map<string, string>();
    const moved = [...environments.values()].flat().flatMap(({ resources }) =>
      resources.flatMap(([id, { Type, Metadata }]) => {
        const owner = Metadata?.["terrace:stateful"];
        if (owner === undefined) return [];
        const known = owners.get(id);
        owners.set(id, `${Type} of ${owner}`);
        return known === undefined || known === `${Type} of ${owner}` ? [] : [`${id}: ${known}, ${Type} of ${owner}`];
      }),
    );
    expect(moved).toEqual([]);
  });

  it("is retained, all of it, but for what can be made anew", () => {
    const loose = [...environments].flatMap(([environment, stacks]) =>
      stacks.flatMap(({ resources }) =>
        resources.flatMap(([id, resource]) => {
          const isKept =
            (resource.DeletionPolicy?.startsWith("Retain") ?? false) && resource.UpdateReplacePolicy === "Retain";
          const isMarked = resource.Metadata?.["terrace:stateful"] !== undefined;
          return !HOLDS_STATE.test(resource.Type) || id in MADE_ANEW || (isKept && isMarked)
            ? []
            : [`${environment} ${id}`];
        }),
      ),
    );
    expect(loose).toEqual([]);
  });

  it("goes with a first creation that failed, or its name were taken at the next attempt, but for what AWS protects", () => {
    const left = [...environments].flatMap(([environment, stacks]) =>
      stacks.flatMap(({ resources }) =>
        resources.flatMap(([id, { DeletionPolicy, Metadata, Properties }]) =>
          Metadata?.["terrace:stateful"] === undefined ||
          DeletionPolicy === "RetainExceptOnCreate" ||
          Properties?.DeletionProtection === true
            ? []
            : [`${environment} ${id}`],
        ),
      ),
    );
    expect(left).toEqual([]);
  });
});

/** `<stack> <logical id>` and what it is. */
function idsOf({ name, resources }: Stack): readonly (readonly [string, string])[] {
  return resources
    .flatMap(([id, { Type, Metadata }]) => {
      const owner = Metadata?.["terrace:stateful"];
      return owner === undefined ? [] : [[`${name} ${id}`, `${Type} of ${owner}`] as const];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
