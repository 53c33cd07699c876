import {
  type DeploymentConfiguration,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  type Service as EcsService,
  ListServicesCommand,
} from "@aws-sdk/client-ecs";
import {
  findResource,
  type Graph,
  logGroupName,
  resourcesOf,
  type Service,
  type Site,
  type Worker,
} from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, idsOf, type Look, MEBIBYTE, plainName, SECOND } from "./comparison.ts";

/** Tasks, sizes and the way of deployment of each service. */
export const SERVICES: Comparison = {
  of: "services and their tasks",
  forgotten: { architecture: "RuntimePlatform of AWS::ECS::TaskDefinition" },
  told(graph) {
    return Object.fromEntries(
      processesOf(graph).map((process) => [
        plainName(process.id),
        {
          cpu: process.cpu,
          memory: process.memory / MEBIBYTE,
          architecture: process.architecture === "arm64" ? "ARM64" : "X86_64",
          port: process.kind === "worker" ? null : process.port,
          // The drain, a margin for the process to end, and ECS waits two minutes at most.
          stop: Math.min(120, process.drain / SECOND + 5),
          log: logOf(process, graph),
          // Where policies scale, the first task is AWS's own default and the policies bring the rest.
          ...(process.scale.length === 0 ? { tasks: process.tasks.desired } : {}),
          ...deploymentOf(process),
        },
      ]),
    );
  },
  async found(look) {
    const client = new ECSClient(clientOf(look.emulator, look.region));
    const services = await servicesOf(look, client);
    const told = new Map(processesOf(look.graph).map((process) => [plainName(process.id), process]));
    const figures = services.map(
      async ({ serviceName = "", taskDefinition, desiredCount, deploymentConfiguration }) => {
        const { taskDefinition: task } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
        const [container] = task?.containerDefinitions ?? [];
        return [
          serviceName,
          {
            cpu: Number(task?.cpu),
            memory: Number(task?.memory),
            architecture: task?.runtimePlatform?.cpuArchitecture,
            port: container?.portMappings?.[0]?.containerPort ?? null,
            stop: container?.stopTimeout,
            log: container?.logConfiguration?.options?.["awslogs-group"],
            ...(told.get(serviceName)?.scale.length === 0 ? { tasks: desiredCount } : {}),
            ...foundDeployment(deploymentConfiguration),
          },
        ] as const;
      },
    );
    return Object.fromEntries(await Promise.all(figures));
  },
};

/** What each task is told in the open, word by word. Secrets are lost on the way: the emulator keeps no name of one. */
export const VARIABLES: Comparison = {
  of: "plain variables of each task",
  told(graph) {
    return Object.fromEntries(
      processesOf(graph).map(({ id, env }) => [
        plainName(id),
        Object.fromEntries(
          Object.entries(env).flatMap(([name, value]) => (value.kind === "literal" ? [[name, value.value]] : [])),
        ),
      ]),
    );
  },
  async found(look) {
    const client = new ECSClient(clientOf(look.emulator, look.region));
    const wanted = VARIABLES.told(look.graph);
    const figures = (await servicesOf(look, client)).map(async ({ serviceName = "", taskDefinition }) => {
      const { taskDefinition: task } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
      const stated = wanted[serviceName] as Readonly<Record<string, string>>;
      const variables = task?.containerDefinitions?.[0]?.environment ?? [];
      return [
        serviceName,
        Object.fromEntries(
          variables.flatMap(({ name = "", value }) => (stated?.[name] === undefined ? [] : [[name, value]])),
        ),
      ] as const;
    });
    return Object.fromEntries(await Promise.all(figures));
  },
};

/** What becomes tasks of Fargate. */
export function processesOf(graph: Graph): readonly (Service | Site | Worker)[] {
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")].filter(
    ({ host }) => host === null,
  );
}

function logOf({ log }: Service | Site | Worker, graph: Graph): string | undefined {
  const found = findResource(graph, "log", log);
  return found === undefined ? undefined : logGroupName(found, graph);
}

/** How a new revision comes: in place of running tasks, or beside them with the traffic moved over. */
function deploymentOf({ deployment }: Service | Site | Worker): object {
  const { strategy, rollback } = deployment;
  if (strategy === "replace") return { strategy: "ROLLING", healthy: 0, most: 100, onFailure: rollback.onFailure };
  if (strategy === "rolling")
    return {
      strategy: "ROLLING",
      healthy: Math.round(deployment.minimumHealthy * 100),
      most: Math.round(deployment.maximum * 100),
      onFailure: rollback.onFailure,
    };
  const share = "steps" in deployment ? Math.round((deployment.steps[0]?.share ?? 0) * 1_000) / 10 : null;
  return { strategy: strategy.toUpperCase().replace("-", "_"), share, alarms: rollback.alarms.length };
}

function foundDeployment(found: DeploymentConfiguration | undefined): object {
  const { strategy, canaryConfiguration, linearConfiguration } = found ?? {};
  if (strategy === "ROLLING")
    return {
      strategy,
      healthy: found?.minimumHealthyPercent,
      most: found?.maximumPercent,
      onFailure: found?.deploymentCircuitBreaker?.rollback,
    };
  const share = canaryConfiguration?.canaryPercent ?? linearConfiguration?.stepPercent ?? null;
  return { strategy, share, alarms: found?.alarms?.alarmNames?.length ?? 0 };
}

/** Every service of ECS in the region, as it stands. */
export async function servicesOf(look: Look, client: ECSClient): Promise<readonly EcsService[]> {
  const clusters = [...idsOf(look, "AWS::ECS::Cluster").values()];
  const answers = await Promise.all(
    clusters.map(async (cluster) => {
      const { serviceArns = [] } = await client.send(new ListServicesCommand({ cluster, maxResults: 100 }));
      const tens = Array.from({ length: Math.ceil(serviceArns.length / 10) }, (_, index) =>
        serviceArns.slice(index * 10, index * 10 + 10),
      );
      return Promise.all(tens.map((services) => client.send(new DescribeServicesCommand({ cluster, services }))));
    }),
  );
  return answers.flat().flatMap(({ services = [] }) => services);
}
