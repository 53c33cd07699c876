import type { Phase, Target } from "@terrace/core/graph";
import { environmentsOf } from "@terrace/core/resolve";
import { type Command, type Invocation, PLATFORM } from "../command.ts";
import { type Column, table } from "../output/table.ts";
import { findPlatform, listPlatforms, type PlatformFile } from "../platform/find-platform.ts";
import { loadPlatform, nameOf } from "../platform/load-platform.ts";

/** What can be started: platforms, their environments, the phase and target of each. */
export const ls: Command = {
  arguments: [{ ...PLATFORM, about: `${PLATFORM.about.replace("the only one", "all")}` }],
  options: [],
  examples: ["terrace ls", "terrace ls breiq --json"],
  run,
};

interface Listed {
  readonly platform: string;
  readonly environments: readonly { readonly name: string; readonly phase: Phase; readonly target: Target }[];
}

async function run({ arguments: [word], terminal }: Invocation): Promise<undefined> {
  const files = word === undefined ? listPlatforms() : [findPlatform(word)];
  const listed = await Promise.all(files.map(list));
  const { out } = terminal;
  if (terminal.json) out.write(`${JSON.stringify(word === undefined ? listed : listed[0])}\n`);
  else out.write(`\n${table(COLUMNS, listed.flatMap(rows), { paint: out.paint, columns: terminal.columns })}\n`);
}

async function list(file: PlatformFile): Promise<Listed> {
  const platform = await loadPlatform(file);
  const environments = environmentsOf(platform);
  return {
    platform: nameOf(platform, file),
    environments: environments.map(({ name, phase, target }) => ({ name, phase, target })),
  };
}

type Row = { readonly platform: string } & Listed["environments"][number];

/** A platform's name stands on its first line only. */
function rows({ platform, environments }: Listed): readonly Row[] {
  return environments.map((environment, index) => ({ platform: index === 0 ? platform : "", ...environment }));
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "Platform", text: ({ platform }) => platform },
  { title: "Environment", text: ({ name }) => name },
  { title: "Phase", text: ({ phase }) => phase },
  { title: "Target", text: ({ target }) => target },
];
