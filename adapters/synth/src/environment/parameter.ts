import { parameterId } from "@terrace/core/report";
import { CfnParameter, type Stack } from "aws-cdk-lib";
import { report, type SynthContext } from "../assembly/context.ts";

/** A parameter of the platform as a stack reads it: the value where the environment gives one, else a parameter of the stack. */
export function parameterOf(
  name: string,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): string {
  const value = context.graph.parameters[name] ?? null;
  if (value !== null) return value;
  const id = parameterId(name);
  const known = stack.node.tryFindChild(id) as CfnParameter | undefined;
  report(context, "platform", {
    code: "TER-SYN-005",
    message: `the parameter ${name} has no value yet`,
    hint: `Give it with the deployment as ${id}, or in the environment's \`parameters\`.`,
  });
  return (known ?? new CfnParameter(stack, id, { type: "String", description: `${name} of the platform` }))
    .valueAsString;
}
