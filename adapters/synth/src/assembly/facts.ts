import type { ResourceId } from "@terrace/core/graph";
import { type Handover, pascal } from "@terrace/core/report";
import { Aws, CfnParameter, type Stack } from "aws-cdk-lib";
import { CfnParameter as StoredParameter } from "aws-cdk-lib/aws-ssm";
import { report, type SynthContext } from "./context.ts";
import { factPath, logicalId } from "./name.ts";
import type { Place } from "./place.ts";
import { rankOf } from "./stacks.ts";

/** Makes facts of a resource known to later stacks: each is a parameter of the parameter store. */
export function publish({ stack, context }: Place, id: ResourceId, facts: Readonly<Record<string, string>>): void {
  for (const [fact, text] of Object.entries(facts)) {
    context.facts.set(`${id}/${fact}`, { stack, text });
    new StoredParameter(stack, pascal("Fact", logicalId(id), fact), {
      type: "String",
      name: factPath(context.graph, id, fact),
      value: text,
    });
  }
}

/** Makes facts known inside their own stack, without a parameter. */
export function note({ stack, context }: Place, id: ResourceId, facts: Readonly<Record<string, string>>): void {
  for (const [fact, text] of Object.entries(facts)) context.facts.set(`${id}/${fact}`, { stack, text });
}

/** Makes facts known that every stack works out for itself. */
export function derive(
  context: SynthContext,
  id: ResourceId,
  facts: Readonly<Record<string, (reader: Stack) => string>>,
): void {
  for (const [fact, text] of Object.entries(facts)) context.facts.set(`${id}/${fact}`, { stack: null, text });
}

/** True when a resource has made a fact known, here or in the first region. */
export function knows(context: SynthContext, id: ResourceId, fact: string): boolean {
  return context.facts.has(`${id}/${fact}`) || (context.first?.facts.has(`${id}/${fact}`) ?? false);
}

/**
 * A fact as a stack reads it: the token itself at home, else a parameter that is resolved anew with each deployment.
 * One that nobody made known is a finding, and no assembly is written; one that a later stack would have to give is a mistake in a
 * handler and throws.
 */
export function fact({ stack, context }: Place, id: ResourceId, name: string): string {
  const known = context.facts.get(`${id}/${name}`);
  if (known === undefined && context.first !== null) return fact({ stack, context: context.first }, id, name);
  if (known === undefined) return unknown({ stack, context }, id, name);
  if (known.stack === null) return known.text(stack);
  if (known.stack === stack) return known.text;
  if (rankOf(known.stack) >= rankOf(stack))
    throw new Error(`${stack.stackName} comes before ${known.stack.stackName} and cannot read ${id}/${name}`);
  const parameter = pascal("Read", logicalId(id), name);
  const found = stack.node.tryFindChild(parameter) as CfnParameter | undefined;
  return (found ?? readParameter(stack, parameter, { home: known.stack, path: factPath(context.graph, id, name) }))
    .valueAsString;
}

/** Nothing stands for what is not there, so that the rest of the findings come at once. */
function unknown({ stack, context }: Place, id: ResourceId, name: string): string {
  report(context, id, {
    code: "TER-SYN-006",
    message: `${id} has no ${name} that ${stack.stackName} could read`,
    hint: `Say ${id} in the platform, or take away what asks for it.`,
  });
  return Aws.NO_VALUE;
}

interface Source {
  readonly home: Stack;
  readonly path: string;
}

function readParameter(stack: Stack, parameter: string, { home, path }: Source): CfnParameter {
  if (home.region === stack.region)
    return new CfnParameter(stack, parameter, { type: "AWS::SSM::Parameter::Value<String>", default: path });
  return new CfnParameter(stack, parameter, {
    type: "String",
    description: `Parameter ${path} of the parameter store in ${home.region}`,
  });
}

/** Every value that has to be carried to another region for a deployment. */
export function handovers(context: SynthContext): readonly Handover[] {
  return [...context.stacks.values()].flatMap((stack) =>
    [...context.facts].flatMap(([key, { stack: home }]) => {
      if (home === null || home.region === stack.region) return [];
      const [id = "", name = ""] = key.split("/");
      const parameter = pascal("Read", logicalId(id), name);
      const found = stack.node.tryFindChild(parameter) as CfnParameter | undefined;
      // A parameter that is read from its own region's store has the same name and another type.
      if (found?.type !== "String") return [];
      return [
        { stack: stack.stackName, parameter, from: { region: home.region, path: factPath(context.graph, id, name) } },
      ];
    }),
  );
}
