import type { Phase, Target } from "@terrace/core/graph";
import { environmentsOf } from "@terrace/core/resolve";
import { listRunning, type RunningPlatform } from "@terrace/run/running";
import { type Command, type Invocation, PLATFORM } from "../command.ts";
import { type Column, table } from "../output/table.ts";
import { findPlatform, listPlatforms, type PlatformFile } from "../platform/find-platform.ts";
import { loadPlatform, nameOf } from "../platform/load-platform.ts";
import { stateRoot } from "../platform/state-root.ts";

/** What can be started: platforms, their environments, the phase and target of each; for people also what runs here. */
export const ls: Command = {
  arguments: [{ ...PLATFORM, about: PLATFORM.about.replace("the only one", "all") }],
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
  const { out, columns } = terminal;
  if (terminal.json) {
    out.write(`${JSON.stringify(word === undefined ? listed : listed[0])}\n`);
    return;
  }
  const running = await listRunning(stateRoot());
  const rows = listed.flatMap((one) => rowsOf(one, running));
  out.write(`\n${table(COLUMNS, rows, { paint: out.paint, columns })}\n`);
}

async function list(file: PlatformFile): Promise<Listed> {
  const platform = await loadPlatform(file);
  return {
    platform: nameOf(platform, file),
    environments: environmentsOf(platform).map(({ name, phase, target }) => ({ name, phase, target })),
  };
}

type Row = { readonly platform: string; readonly here: string } & Listed["environments"][number];

/** A platform's name stands on its first line only. */
function rowsOf({ platform, environments }: Listed, running: readonly RunningPlatform[]): readonly Row[] {
  return environments.map((environment, index) => {
    const found = running.find((one) => one.platform === platform && one.environment === environment.name);
    return { platform: index === 0 ? platform : "", here: found === undefined ? "" : hereText(found), ...environment };
  });
}

function hereText({ status }: RunningPlatform): string {
  return status.state === "supervised" ? status.snapshot.url : status.state;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "Platform", text: ({ platform }) => platform },
  { title: "Environment", text: ({ name }) => name },
  { title: "Phase", text: ({ phase }) => phase },
  { title: "Target", text: ({ target }) => target },
  { title: "Running here", text: ({ here }) => here },
];
