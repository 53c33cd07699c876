import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import { eject } from "@terrace/eject";
import { synthesize } from "@terrace/synth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAssembly } from "../../cli/src/platform/read-assembly.ts";
import { awsGraphs } from "../golden/graphs.ts";

const ROOT = join(import.meta.dirname, "../..");
const root = mkdtempSync(join(tmpdir(), "terrace-eject-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Written {
  readonly name: string;
  readonly folder: string;
  readonly assembly: string;
  readonly stacks: readonly string[];
}

/** Environments that cannot be synthesized have no assembly to write. */
const written: readonly Written[] = await Promise.all(awsGraphs().map((graph) => writeApp(graph))).then((all) =>
  all.filter((one) => one !== null),
);

beforeAll(() => symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules")));

describe.each(written)("the ejected app of $name", ({ folder, assembly, stacks }) => {
  it("has a class of CDK for every resource", () => {
    for (const name of readdirSync(join(folder, "stacks")))
      expect(readFileSync(join(folder, "stacks", name), "utf8")).not.toContain("new CfnResource(");
  });

  it("synthesizes by itself what terrace synth wrote: templates, regions, tags, order", () => {
    const out = join(folder, "cdk.out");
    const { status, stderr } = spawnSync(process.execPath, ["bin/app.ts"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, CDK_OUTDIR: out, CDK_VALIDATION: "false" },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stacks.length).toBeGreaterThan(0);
    for (const name of stacks)
      expect(json(join(out, `${name}.template.json`))).toEqual(json(join(assembly, `${name}.template.json`)));
    expect(described(out, stacks)).toEqual(described(assembly, stacks));
  });

  it("knows nothing of Terrace but by its README", () => {
    for (const file of [
      "package.json",
      "bin/app.ts",
      ...readdirSync(join(folder, "stacks")).map((name) => `stacks/${name}`),
    ]) {
      const imports =
        readFileSync(join(folder, file), "utf8").match(/(from|import\() ?"[^"]+"|"@?terrace[^"]*": "/g) ?? [];
      expect(imports.filter((one) => one.includes("terrace"))).toEqual([]);
    }
  });
});

it("passes TypeScript's checks, all apps at once", () => {
  const config = json(join(written[0]?.folder ?? "", "tsconfig.json")) as { readonly compilerOptions: object };
  const include = written.flatMap(({ folder }) => [join(folder, "bin"), join(folder, "stacks")]);
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ ...config, include }));
  const { stdout, status } = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", root], {
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

it("pins the libraries that the templates were written with", () => {
  const app = json(join(written[0]?.folder ?? "", "package.json")) as { readonly dependencies: object };
  const synth = json(join(ROOT, "adapters/synth/package.json")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const { "aws-cdk-lib": library, constructs } = synth.dependencies;
  expect(app.dependencies).toEqual({ "aws-cdk-lib": library, constructs });
});

async function writeApp(graph: Graph): Promise<Written | null> {
  const { platform, environment, resources } = graph;
  const name = `${platform} ${environment}`;
  const assembly = join(root, "assemblies", `${platform}-${environment}`);
  const folder = join(root, "apps", `${platform}-${environment}`);
  const synthesis = synthesize(graph, { out: assembly });
  if (synthesis.directory === null) return null;
  const origins = resources.map(({ id }) => ({ resource: id, place: "platform.ts:1" }));
  for (const { path, text } of await eject({ platform, environment, origins, ...readAssembly(synthesis, assembly) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { name, folder, assembly, stacks: synthesis.stacks.map((stack) => stack.name) };
}

/** What a manifest says of its stacks, apart from digests of the templates' bytes and the tags by which Terrace knows its own. */
function described(directory: string, stacks: readonly string[]): readonly unknown[] {
  const { artifacts } = json(join(directory, "manifest.json")) as {
    readonly artifacts: Readonly<
      Record<
        string,
        {
          readonly environment: string;
          readonly properties: Readonly<Record<string, unknown>>;
          readonly dependencies: readonly string[];
        }
      >
    >;
  };
  return stacks.map((name) => {
    const { environment, properties, dependencies } = artifacts[name] ?? {
      environment: "",
      properties: {},
      dependencies: [],
    };
    const { terminationProtection, tags } = properties;
    return {
      name,
      environment,
      terminationProtection,
      tags: Object.fromEntries(Object.entries(tags ?? {}).filter(([tag]) => !tag.startsWith("terrace:"))),
      last: dependencies.filter((one) => stacks.includes(one)).at(-1),
    };
  });
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
