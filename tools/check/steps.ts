/** One part of the check. A step of several commands runs all of them and has passed when all have. */
export interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** Whether the commands are Vitest, whose single tests are counted. */
  readonly counted: boolean;
}

/** In the order of `npm test`: what answers fastest comes first. */
export const STEPS: readonly Step[] = [
  {
    name: "types",
    commands: [
      ["tsc", "-p", "core/tsconfig.json"],
      ["tsc", "-p", "tsconfig.json"],
      ["tsc", "-p", "ui/tsconfig.json"],
      ["tsc", "-p", "web/tsconfig.json"],
      ["tsc", "-p", "console/web/tsconfig.json"],
    ],
    counted: false,
  },
  { name: "lint", commands: [["biome", "ci", ...(process.stdout.isTTY ? [] : ["--colors=off"])]], counted: false },
  vitest("architecture"),
  vitest("unit"),
  vitest("golden"),
  vitest("contract"),
  vitest("e2e"),
];

/** What outsiders say of what is written for others: asked for by name or by `--conformance`, because it takes tools that not every machine has. */
export const CONFORMANCE: Step = vitest("conformance");

function vitest(project: string): Step {
  return { name: project, commands: [["vitest", "run", "--project", project]], counted: true };
}
