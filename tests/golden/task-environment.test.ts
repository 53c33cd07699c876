import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Graph, resourcesOf, type Service, type Value, type Worker } from "@terrace/core/graph";
import { httpConfig, readConfig } from "@terrace/service-kit/config";
import type { ServiceModule } from "@terrace/service-kit/process";
import { traceConfig } from "@terrace/service-kit/trace";
import { synthesize } from "@terrace/synth";
import { type TObject, Type } from "typebox";
import { afterAll, describe, expect, it } from "vitest";
import { identity } from "../../services/identity/src/module.ts";
import { videos } from "../../services/videos/src/module.ts";
import { videosWorker } from "../../services/videos/src/worker-module.ts";
import { goldenGraph } from "./graphs.ts";

const root = mkdtempSync(join(tmpdir(), "terrace-task-environment-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Variables = Readonly<Record<string, string>>;
type Json = string | readonly Json[] | { readonly [name: string]: Json };

const SERVICES: Readonly<Record<string, Pick<ServiceModule, "config">>> = {
  identity,
  videos,
  "videos-worker": videosWorker,
};

describe.each(["production", "staging", "current"])("no service refuses what a task of Breiq's %s is given", (name) => {
  const graph = goldenGraph("breiq", name);
  const tasks = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "worker")];
  const variables = variablesOfTasks(graph);

  it.each(tasks)("$id", (task) => {
    const given = variables(task);
    const config = readConfig(schemaOf(task), given);
    expect(config).toMatchObject({ HOST: "0.0.0.0", QUEUE_DRIVER: "sqs", DB_HOST: expect.stringMatching(/.+/) });
    expect(config).toMatchObject({
      QUEUE_URL: `https://sqs.us-east-1.amazonaws.com/123456789012/breiq-${name}-jobs`,
    });
    if (given.STORAGE_DRIVER !== undefined)
      expect(config).toMatchObject({
        STORAGE_DRIVER: "s3",
        STORAGE_ROOT: expect.stringMatching(/^s3:\/\/breiq-videos-/),
      });
  });
});

describe("a task whose traces go to X-Ray", () => {
  const graph = goldenGraph("storymagic", "production");
  const containers = containersOf(graph);

  it.each(resourcesOf(graph, "service"))("$id sends what it draws to the collector beside it", (task) => {
    const name = task.id.slice(task.id.indexOf(".") + 1);
    const given = new Map(
      containers.find((one) => one.Name === name)?.Environment?.map((one) => [one.Name, one.Value]),
    );
    const config = readConfig(Type.Object(traceConfig), {
      OTEL_EXPORTER_OTLP_ENDPOINT: given.get("OTEL_EXPORTER_OTLP_ENDPOINT") as string,
      OTEL_TRACES_SAMPLER: given.get("OTEL_TRACES_SAMPLER") as string,
      OTEL_TRACES_SAMPLER_ARG: given.get("OTEL_TRACES_SAMPLER_ARG") as string,
    });
    expect(config).toMatchObject({ OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: 0.1 });
    const beside = containers.find((one) => one.Name === `${name}-traces`);
    const said = beside?.Environment?.find((one) => one.Name === "AOT_CONFIG_CONTENT")?.Value as string;
    const { receivers, exporters } = JSON.parse(said);
    expect(`http://${receivers.otlp.protocols.http.endpoint}`).toBe(config.OTEL_EXPORTER_OTLP_ENDPOINT);
    expect(exporters).toHaveProperty("awsxray");
  });
});

/** What the modules of a process ask for, and the process itself. */
function schemaOf(task: Service | Worker): TObject {
  const names = task.kind === "worker" ? [task.id.slice("worker.".length)] : task.modules.map(({ name }) => name);
  const known = names.map((name) => {
    const module = SERVICES[name];
    if (module === undefined) throw new Error(`${name} is no module that this test knows`);
    return module.config.properties;
  });
  return Type.Object(Object.assign({}, httpConfig, ...known));
}

/** The variables of a task as the synthesized template gives them, with stand-ins for what an account or a person brings. */
function variablesOfTasks(graph: Graph): (task: Service | Worker) => Variables {
  const containers = containersOf(graph);
  return (task) => {
    const container = containers.find((one) => one.Name === task.id.slice(task.id.indexOf(".") + 1));
    if (container === undefined) throw new Error(`no task definition has ${task.id}`);
    const texts = (container.Environment ?? []).map((one) => [one.Name, textOf(one.Value)] as const);
    const secrets = (container.Secrets ?? []).map((one) => [one.Name, secretOf(task.env[one.Name])] as const);
    // A worker chooses a port for its figures by itself.
    const port = task.kind === "worker" ? { PORT: "0" } : {};
    return { ...port, ...Object.fromEntries([...texts, ...secrets]) };
  };
}

function containersOf(graph: Graph): readonly Container[] {
  const { stacks } = synthesize(graph, { out: join(root, graph.environment) });
  const services = stacks.find(({ role }) => role === "services");
  const template = JSON.parse(
    readFileSync(join(root, graph.environment, `${services?.name}.template.json`), "utf8"),
  ) as { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> };
  return Object.values(template.Resources)
    .filter(({ Type: type }) => type === "AWS::ECS::TaskDefinition")
    .flatMap(({ Properties }) => Properties.ContainerDefinitions as readonly Container[]);
}

interface Container {
  readonly Name: string;
  readonly Environment?: readonly { readonly Name: string; readonly Value: Json }[];
  readonly Secrets?: readonly { readonly Name: string }[];
}

const PSEUDO: Variables = {
  "AWS::AccountId": "123456789012",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::Region": "us-east-1",
};

/** A value of a template as CloudFormation makes it; what other stacks or people bring is a host name. */
function textOf(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("");
  const [[name, argument] = []] = Object.entries(value);
  if (name === "Ref" && typeof argument === "string") return PSEUDO[argument] ?? "stand-in.example.com";
  if (name === "Fn::Join" && Array.isArray(argument))
    return (argument[1] as readonly Json[]).map(textOf).join(String(argument[0]));
  throw new Error(`no text: ${JSON.stringify(value)}`);
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });

/** What the store of secrets would hold. */
function secretOf(value: Value | undefined): string {
  if (value?.kind !== "reference") throw new Error("a secret is a reference");
  if (value.output === "privateKey") return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  if (value.output === "url") return "rediss://:password@stand-in.example.com:6379/0";
  return "a-password-of-32-letters-or-more";
}
