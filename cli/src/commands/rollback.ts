import type { DeploymentList } from "@terrace/core/report";
import { type Command, ENVIRONMENT, type Invocation } from "../command.ts";
import { deploymentsIn } from "../deploy/deployments-in.ts";
import { type Begun, followServices } from "../deploy/follow-services.ts";
import { EXIT } from "../exit-code.ts";
import { resultText } from "../output/service-deployment.ts";
import { askControl } from "../platform/ask-control.ts";
import { runningPlatform } from "../platform/running-platform.ts";

/**
 * Brings a service back to the revision before: a deployment that is under way is turned, otherwise a new one is begun. Exit 4 unless the revision
 * before serves again.
 */
export const rollback: Command = {
  arguments: [
    { name: "<platform>", about: "the platform that runs" },
    { name: "<service>", about: "the service that goes back" },
  ],
  options: [ENVIRONMENT],
  examples: ["terrace rollback breiq identity", "terrace rollback breiq identity --json"],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { arguments: words, options, terminal } = invocation;
  const [word, service = ""] = words;
  const ref = await runningPlatform(word, options.env);
  const all = deploymentsIn(await askControl<DeploymentList>(ref, "GET /deployments"));
  const turned = all.filter((one) => one.service === service && one.end === null);
  const begun = await askControl<Begun>(ref, `POST /rollback/${encodeURIComponent(service)}`);
  // What is turned is followed itself; otherwise the deployment that goes back.
  const followed = turned.length > 0 ? { ...begun, deployments: turned } : begun;
  const ended = await followServices(ref, followed, invocation);
  terminal.out.write(resultText(ended, terminal));
  // What is turned ends as rolled back; what is begun anew to go back ends as deployed.
  const wanted = turned.length > 0 ? "rolled-back" : "deployed";
  return ended.every(({ end }) => end?.outcome === wanted) ? EXIT.ok : EXIT.deployment;
}
