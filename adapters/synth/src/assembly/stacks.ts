import { ROLE_TAG, stackTags } from "@terrace/core/report";
import { Stack } from "aws-cdk-lib";
import { homeGraph, type SynthContext } from "./context.ts";
import { physicalName } from "./name.ts";

/**
 * What changes together, in the order in which it comes up. A stack reads facts of earlier stacks only, by parameters
 * that its own deployment resolves, never by CloudFormation exports: no stack can hold another back.
 * `copies` and those of a standby stand in other regions, one for each; `edge` stands in us-east-1, where AWS wants it.
 */
export const STACKS = [
  "copies",
  "network",
  "data",
  "delivery",
  "migrations",
  "services",
  "standby-network",
  "standby-data",
  "standby-services",
  "edge",
  "observability",
] as const;

/** What a stack is for; how long its resources live decides which one they are in. */
export type StackRole = (typeof STACKS)[number];

const DESCRIPTION: Readonly<Record<StackRole, string>> = {
  copies: "vaults and buckets that receive copies",
  network: "addresses, routes and security groups",
  data: "keys, secrets and everything that holds state",
  delivery: "images and pipelines",
  migrations: "what makes databases ready before services change",
  services: "balancer, tasks and their scaling",
  "standby-network": "addresses, routes and security groups of the second region",
  "standby-data": "keys and everything that holds state in the second region",
  "standby-services": "balancer, tasks, their scaling and alarms in the second region",
  edge: "content delivery, firewall and certificates",
  observability: "alarms, dashboards, budgets and audit",
};

/** The stack for a role, made when it is first asked for. `region` is for `copies`. In a second region a role is that of its standby. */
export function stackFor(context: SynthContext, role: StackRole, region = context.region): Stack {
  const { graph, app, stacks, touched } = context;
  const own = context.first === null ? role : there(role);
  const name = physicalName(graph, nameIn(own, region), 128);
  const known = stacks.get(name);
  if (known !== undefined) {
    touched.add(known);
    return known;
  }
  const stack = new Stack(app, name, {
    stackName: name,
    description: `${graph.platform} ${graph.environment}: ${DESCRIPTION[own]}`,
    env: { region: own === "edge" ? "us-east-1" : region },
    tags: { ...stackTags(homeGraph(context)), [ROLE_TAG]: own },
    terminationProtection: own === "data" || own === "standby-data" || own === "copies",
  });
  stacks.set(name, stack);
  touched.add(stack);
  ROLES.set(stack, own);
  return stack;
}

/** The role that a stack was made for. */
export function roleOf(stack: Stack): StackRole {
  const role = ROLES.get(stack);
  if (role === undefined) throw new Error(`${stack.stackName} was made for no role`);
  return role;
}

/** Where a stack stands in the order in which all come up. */
export function rankOf(stack: Stack): number {
  return STACKS.indexOf(roleOf(stack));
}

/** Each stack waits for all that come before it. */
export function orderStacks(context: SynthContext): readonly Stack[] {
  const ordered = [...context.stacks.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || (a.stackName < b.stackName ? -1 : 1),
  );
  for (const stack of ordered)
    for (const earlier of ordered) if (rankOf(earlier) < rankOf(stack)) stack.addStackDependency(earlier);
  return ordered;
}

const ROLES = new WeakMap<Stack, StackRole>();

/** A second region has three stacks: topics stand with its data, alarms with the services that roll back by them. */
function there(role: StackRole): StackRole {
  switch (role) {
    case "network":
      return "standby-network";
    case "data":
    case "delivery":
      return "standby-data";
    case "services":
    case "observability":
      return "standby-services";
    default:
      throw new Error(`${role} stands once for all regions`);
  }
}

/** The environment of a second region names the region already. */
function nameIn(role: StackRole, region: string): string {
  return role === "copies" ? `${role}-${region}` : role.replace("standby-", "");
}
