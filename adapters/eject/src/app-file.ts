import type { Assembly } from "./assembly.ts";
import { literal } from "./code.ts";
import { stackNames } from "./naming.ts";

/** The app: every stack in the order in which it comes up. */
export function appFile(assembly: Assembly): string {
  const stacks = assembly.stacks.map((stack) => ({ ...stack, ...stackNames(stack.name, assembly) }));
  const made = stacks.map(({ constant, className, name, region, terminationProtection, template }) => {
    const lines = [
      "...common,",
      `env: ${literal({ region })},`,
      ...(template.Description === undefined ? [] : [`description: ${literal(template.Description)},`]),
      ...(terminationProtection ? ["terminationProtection: true,"] : []),
    ];
    return `const ${constant} = new ${className}(app, ${literal(name)}, {\n${lines.map((line) => `  ${line}\n`).join("")}});`;
  });
  return `import { App, DefaultStackSynthesizer, Validations } from "aws-cdk-lib";
${stacks.map(({ className, file }) => `import { ${className} } from "../stacks/${file}";`).join("\n")}
import { tagMap } from ${literal("../stacks/tags.ts")};

const app = new App({ analyticsReporting: false });
Validations.of(app).acknowledge({
  id: "CloudFormation-Validate::W3010",
  reason: "zones are named, so that no account has to be asked and none can answer otherwise",
});

const common = {
  tags: tagMap(),
  // Without a rule that would ask every account for the version of its bootstrap stack.
  synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
};

${made.join("\n")}

// Each stack reads what earlier ones wrote into the parameter store: they come up in this order.
const inOrder = [${stacks.map(({ constant }) => constant).join(", ")}];
for (const [index, stack] of inOrder.entries()) {
  const earlier = inOrder[index - 1];
  if (earlier !== undefined) stack.addStackDependency(earlier);
}

app.synth();
`;
}
