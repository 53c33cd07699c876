import type { DeploymentReport, StackChange, StackReport } from "@terrace/core/report";
import { type Column, table } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

const SIGN: Readonly<Record<StackChange["action"], string>> = {
  create: "+",
  update: "~",
  replace: "-/+",
  "may-replace": "?/+",
  delete: "-",
};

const COLOUR: Readonly<Record<StackChange["action"], (paint: Paint) => (text: string) => string>> = {
  create: (paint) => paint.green,
  update: (paint) => paint.yellow,
  replace: (paint) => paint.magenta,
  "may-replace": (paint) => paint.magenta,
  delete: (paint) => paint.red,
};

/** What would change, stack by stack, before anything is done. */
export function differenceText({ stacks, foreign, unseen }: DeploymentReport, { out, columns }: Terminal): string {
  const { paint } = out;
  const changed = stacks.filter(({ changes, parameters }) => changes.length + parameters.length > 0);
  const same = stacks.filter((stack) => !changed.includes(stack)).map(({ name }) => name);
  const blocks = changed.map(
    ({ name, region, changes, parameters }) =>
      `\n  ${paint.bold(name)} ${paint.dim(region)}\n${parameters
        .map((one) => `  ${paint.yellow("~".padStart(3))}  ${one.name}: ${one.change} value\n`)
        .join("")}${changes.length === 0 ? "" : table(columnsOf(paint), changes, { paint, columns })}`,
  );
  const unchanged = same.length === 0 ? "" : `\n  ${paint.dim(`no difference: ${same.join(", ")}`)}\n`;
  const places = foreign.map(({ name, region }) => `${name} (${region})`);
  const notes = [aside("not ours, left alone", places), aside("not looked into", unseen)].map((note) =>
    note === "" ? "" : `  ${paint.dim(wrap(note, Math.max(40, columns - 4), "    "))}\n`,
  );
  return `${blocks.join("")}${unchanged}${notes.join("")}\n  ${summary(stacks)}\n`;
}

function aside(title: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${title}: ${names.join(", ")}`;
}

function columnsOf(paint: Paint): readonly Column<StackChange>[] {
  return [
    {
      title: "",
      align: "right",
      least: 3,
      text: ({ action }) => SIGN[action],
      style: (text, { action }) => COLOUR[action](paint)(text),
    },
    { title: "Resource", text: ({ resource }) => resource },
    {
      title: "",
      text: note,
      style: (text, { stateful, action }) =>
        stateful !== null && action !== "create" && action !== "update" ? paint.red(text) : paint.dim(text),
    },
    { title: "Type", text: ({ type }) => type.replace(/^AWS::/, ""), style: (text) => paint.dim(text) },
  ];
}

function note({ stateful, properties, action, kept, named }: StackChange): string {
  const holds = stateful === null ? [] : [`state of ${stateful}`];
  const stays = action === "delete" && kept ? ["stays at AWS"] : [];
  const never = action === "may-replace" && named ? ["not replaced: its name is fixed"] : [];
  return [...holds, ...stays, ...never, ...(properties.length === 0 ? [] : [properties.join(", ")])].join("; ");
}

function summary(stacks: readonly StackReport[]): string {
  const changes = stacks.flatMap((stack) => stack.changes);
  const counts = [
    ["create", "to create"],
    ["update", "to change"],
    ["replace", "to replace"],
    ["may-replace", "to change or replace"],
    ["delete", "to delete"],
  ].flatMap(([action, words]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const values = stacks.flatMap(({ parameters }) => parameters).length;
  return [...counts, ...(values === 0 ? [] : [`${values} new values`])].join(", ") || "No difference in any template.";
}

/** What the deployment would have lost, and which flag allows it. */
export function refusalText({ refused }: DeploymentReport, { err, columns }: Terminal): string {
  const lines = refused.map(
    ({ stack, change, reason }) =>
      `    ${wrap(`${err.paint.red("-")} ${change.resource} in ${stack}: ${reason}`, Math.max(40, columns - 4), "      ")}\n`,
  );
  return `\n  ${err.paint.red("✗")} ${err.paint.bold("Nothing was deployed: state would be lost.")}\n\n${lines.join("")}\n`;
}

/** How it ended, stack by stack, with what explains a failure. */
export function outcomeText(report: DeploymentReport, { paint, columns }: { paint: Paint; columns: number }): string {
  const { status, stacks, reason, platform, environment, release } = report;
  const good = status === "deployed" || status === "unchanged";
  const name = `${platform} ${environment}`;
  const title: Readonly<Partial<Record<DeploymentReport["status"], string>>> = {
    deployed: `${name} stands as described, release ${release}`,
    unchanged: `${name} stood as described already, release ${release}`,
    "rolled-back": `${name} was not deployed: a stack was rolled back`,
    failed: `${name} was not deployed`,
    refused: `${name} was not deployed: state would be lost`,
  };
  const bad = stacks.filter((stack) => stack.reason !== null);
  const evidence = bad.flatMap((stack) => [
    `\n  ${paint.bold(stack.name)} ${stack.status}: ${wrap(stack.reason ?? "", Math.max(40, columns - 4), "    ")}\n`,
    ...stack.evidence.map((line) => `    ${paint.dim(line)}\n`),
  ]);
  const standing = good ? [] : [`\n  ${stacks.map((one) => `${one.name} ${one.status}`).join(", ")}\n`];
  const mark = good ? paint.green("✓") : paint.red("✗");
  const told = bad.length === 0 && reason !== null ? `\n  ${reason}\n` : "";
  return `\n  ${mark} ${paint.bold(title[status] ?? status)}\n${evidence.join("")}${told}${standing.join("")}\n`;
}
