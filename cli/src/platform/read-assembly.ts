import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Assembly, EjectedFile } from "@terrace/eject";
import type { Synthesis } from "@terrace/synth";

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      {
        readonly properties: {
          readonly templateFile: string;
          readonly terminationProtection?: boolean;
          readonly tags?: Readonly<Record<string, string>>;
        };
      }
    >
  >;
}

/** What a synthesis wrote, as data: its stacks in the order of their deployment, and the files beside the templates. */
export function readAssembly({ stacks }: Synthesis, directory: string): Pick<Assembly, "stacks" | "artifacts"> {
  const { artifacts } = json<Manifest>(join(directory, "manifest.json"));
  return {
    stacks: stacks.map(({ name, region }) => {
      const properties = artifacts[name]?.properties;
      if (properties === undefined) throw new Error(`the assembly in ${directory} has no stack ${name}`);
      const { templateFile, terminationProtection = false, tags = {} } = properties;
      return { name, region, terminationProtection, tags, template: json(join(directory, templateFile)) };
    }),
    artifacts: filesBelow(join(directory, "artifacts")),
  };
}

function filesBelow(folder: string): readonly EjectedFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => ({
      path: name.split(sep).join("/"),
      text: readFileSync(join(folder, name), "utf8"),
      executable: false,
    }));
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}
