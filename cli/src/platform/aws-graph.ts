import type { Graph } from "@terrace/core/graph";
import { UserError } from "../user-error.ts";
import { desiredGraph } from "./desired-graph.ts";

/** What a person asked to bring to AWS, resolved. Throws where the environment stands on this machine; `lack` says what such a one is without. */
export async function awsGraph(
  word: string | undefined,
  environment: string | undefined,
  lack: string,
): Promise<Graph> {
  const graph = await desiredGraph(word, environment);
  if (graph.target === "aws") return graph;
  const { platform, environment: name } = graph;
  throw new UserError(`${name} of ${platform} runs on one machine and ${lack}.`, {
    code: "NOT_ON_AWS",
    hint: `\`terrace up ${platform} --env ${name}\` runs it here; \`terrace ls ${platform}\` shows which environments stand on AWS.`,
  });
}
