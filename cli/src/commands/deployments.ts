import type { DeploymentList } from "@terrace/core/report";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { deploymentsIn } from "../deploy/deployments-in.ts";
import { followServices } from "../deploy/follow-services.ts";
import { EXIT } from "../exit-code.ts";
import { deploymentsText, resultText } from "../output/service-deployment.ts";
import { askControl } from "../platform/ask-control.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** Deployments on this machine, under way and ended. With `--follow`, those under way to their end: exit 4 unless all of them are deployed. */
export const deployments: Command = {
  arguments: [PLATFORM, { name: "[service]", about: "only this one" }],
  options: [ENVIRONMENT, { flags: "-f, --follow", about: "watch those that are under way to their end" }],
  examples: ["terrace deployments", "terrace deployments breiq identity --json", "terrace deployments breiq -f"],
  run,
};

async function run(invocation: Invocation): Promise<number | undefined> {
  const { arguments: words, options, terminal } = invocation;
  const [word, service] = words;
  const ref = await runningPlatform(word, options.env);
  const list = await askControl<DeploymentList>(ref, "GET /deployments");
  if (service !== undefined) requireService(service, list);
  const all = deploymentsIn(list);
  const found = all.filter((one) => service === undefined || one.service === service);
  const running = found.filter(({ end }) => end === null);
  if (options.follow !== true || running.length === 0) {
    terminal.out.write(
      terminal.json ? `${JSON.stringify({ deployments: found })}\n` : deploymentsText(found, terminal),
    );
    return undefined;
  }
  const ended = await followServices(ref, { deployments: running, after: 0 }, invocation);
  terminal.out.write(resultText(ended, terminal));
  return ended.every(({ end }) => end?.outcome === "deployed") ? EXIT.ok : EXIT.deployment;
}

/** A misspelt service was deployed as little as one that nobody has touched, and should not look like it. */
function requireService(wanted: string, { services }: DeploymentList): void {
  const names = services.map(({ service }) => service);
  if (names.includes(wanted)) return;
  throw new UserError(`There is no service ${wanted}; there are ${names.join(", ")}.`, {
    code: "UNKNOWN_SERVICE",
    exitCode: EXIT.usage,
    hint: null,
  });
}
