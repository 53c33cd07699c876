import { DescribeTaskDefinitionCommand, ECSClient } from "@aws-sdk/client-ecs";
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, plainName } from "./comparison.ts";
import { processesOf, servicesOf } from "./services.ts";

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** The queues and buckets that the code of each process may touch: those that it uses, and no other. */
export const GRANTS: Comparison = {
  of: "queues and buckets that each task may touch",
  told(graph) {
    const { platform, environment } = graph;
    const names = new Map([
      ...resourcesOf(graph, "bucket").map(({ id, name }) => [id, name] as const),
      ...resourcesOf(graph, "queue").map(({ id }) => [id, `${platform}-${environment}-${plainName(id)}`] as const),
    ]);
    const grants = processesOf(graph).map((process) => {
      const uses = [...process.uses, ...(process.kind === "worker" ? [process.queue] : [])];
      // Who takes from a queue writes a letter when it gives a job up.
      const taken = process.kind === "worker" ? [process.queue] : process.kind === "service" ? process.takes : [];
      const dead = taken.map((queue) => `${names.get(queue)}-dead`);
      const touched = new Set([...uses.flatMap((id) => names.get(id) ?? []), ...dead]);
      return [plainName(process.id), [...touched].sort()];
    });
    return Object.fromEntries(grants);
  },
  async found(look) {
    const client = new ECSClient(clientOf(look.emulator, look.region));
    const grants = (await servicesOf(look, client)).map(async ({ serviceName = "", taskDefinition }) => {
      const { taskDefinition: task } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
      const role = task?.taskRoleArn?.split("/").at(-1) ?? "";
      const statements = await statementsOf(role, new IAMClient(clientOf(look.emulator, look.region)));
      const touched = statements
        .filter(({ Action }) => [Action].flat().some((action) => /^(s3|sqs):/.test(action)))
        .flatMap(({ Resource }) => Resource)
        .map((arn) => arn.split(":").at(-1)?.split("/")[0] ?? "");
      return [serviceName, [...new Set(touched)].sort()] as const;
    });
    return Object.fromEntries(await Promise.all(grants));
  },
};

/** Everything that a role's own policies allow. */
async function statementsOf(RoleName: string, client: IAMClient): Promise<readonly Statement[]> {
  const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = await Promise.all(
    PolicyNames.map((PolicyName) => client.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return policies.flatMap(
    ({ PolicyDocument = "" }) => JSON.parse(decodeURIComponent(PolicyDocument)).Statement as readonly Statement[],
  );
}
