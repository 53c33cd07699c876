import { appFile } from "./app-file.ts";
import type { Assembly, AssemblyStack, EjectedFile } from "./assembly.ts";
import { databaseFiles } from "./database-files.ts";
import { machineFiles } from "./machine-files.ts";
import { stackNames } from "./naming.ts";
import { projectFiles } from "./project-files.ts";
import { readme } from "./readme.ts";
import { stackFile } from "./stack-file.ts";
import { tagsFile } from "./tags.ts";

/**
 * Writes a cloud assembly as a CDK app that needs nothing of Terrace and synthesizes the same templates: one file per stack,
 * a class of CDK per resource, references instead of functions, and the files of a machine beside them. Equal for equal assemblies.
 */
export async function eject(assembly: Assembly): Promise<readonly EjectedFile[]> {
  const { artifacts, origins } = assembly;
  const own = assembly.stacks.map((stack) => ({ ...stack, tags: withoutMarks(stack.tags) }));
  const machine = machineFiles(artifacts);
  const files = new Map(machine.map(({ name, text }) => [text, `machineFile(${JSON.stringify(name)})`]));
  const stacks = await Promise.all(
    own.map(async (stack) => {
      const { className, file } = stackNames(stack.name, assembly);
      return plain(`stacks/${file}`, await stackFile(stack, { className, origins, files }));
    }),
  );
  return [
    ...projectFiles(assembly),
    plain("README.md", readme(assembly)),
    plain("bin/app.ts", appFile(assembly)),
    ...stacks,
    plain("stacks/tags.ts", tagsFile(own[0]?.tags ?? {})),
    ...machine.map(({ name, text, executable }) => ({ path: `machine/${name}`, text, executable })),
    ...databaseFiles(assembly),
    ...artifacts.filter(({ path }) => path.startsWith(".github/")).map(({ path, text }) => plain(path, text)),
  ];
}

/** Without the tags by which Terrace knows its own stacks again: it would take those of the app for its own, and away. */
function withoutMarks(tags: AssemblyStack["tags"]): AssemblyStack["tags"] {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith("terrace:")));
}

function plain(path: string, text: string): EjectedFile {
  return { path, text, executable: false };
}
