import { Stack } from "aws-cdk-lib";
import type { SynthContext } from "./context.ts";
import { physicalName } from "./name.ts";

/**
 * What changes together, in the order in which it comes up. A stack reads facts of earlier stacks only, by parameters
 * that its own deployment resolves, never by CloudFormation exports: no stack can hold another back.
 * `copies` and `standby` stand in other regions, one for each; `edge` stands in us-east-1, where AWS wants it.
 */
export const STACKS = [
  "copies",
  "network",
  "data",
  "delivery",
  "services",
  "standby",
  "edge",
  "observability",
] as const;

export type StackRole = (typeof STACKS)[number];

const DESCRIPTION: Readonly<Record<StackRole, string>> = {
  copies: "vaults and buckets that receive copies",
  network: "addresses, routes and security groups",
  data: "keys, secrets and everything that holds state",
  delivery: "images and pipelines",
  services: "balancer, tasks and their scaling",
  standby: "the second region",
  edge: "content delivery, firewall and certificates",
  observability: "alarms, dashboards, budgets and audit",
};

/** Where a stack stands. */
export function regionOf(context: SynthContext, role: StackRole, region = context.region): string {
  return role === "edge" ? "us-east-1" : region;
}

/** The stack for a role, made when it is first asked for. `region` is for `copies` and `standby`. */
export function stackFor(context: SynthContext, role: StackRole, region = context.region): Stack {
  const { graph, app, stacks } = context;
  const away = role === "copies" || role === "standby";
  const name = physicalName(graph, away ? `${role}-${region}` : role, 128);
  const known = stacks.get(name);
  if (known !== undefined) return known;
  const stack = new Stack(app, name, {
    stackName: name,
    description: `${graph.platform} ${graph.environment}: ${DESCRIPTION[role]}`,
    env: { region: regionOf(context, role, region) },
    terminationProtection: role === "data" || role === "copies",
  });
  stacks.set(name, stack);
  return stack;
}

/** The role that a stack was made for. */
export function roleOf(context: SynthContext, stack: Stack): StackRole {
  const prefix = `${context.graph.platform}-${context.graph.environment}-`;
  const role = STACKS.find((candidate) => stack.stackName.slice(prefix.length).startsWith(candidate));
  if (role === undefined) throw new Error(`${stack.stackName} was made for no role`);
  return role;
}

/** Each stack waits for all that come before it. */
export function orderStacks(context: SynthContext): readonly Stack[] {
  const rank = (stack: Stack): number => STACKS.indexOf(roleOf(context, stack));
  const ordered = [...context.stacks.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.stackName < b.stackName ? -1 : 1),
  );
  for (const stack of ordered)
    for (const earlier of ordered) if (rank(earlier) < rank(stack)) stack.addStackDependency(earlier);
  return ordered;
}
