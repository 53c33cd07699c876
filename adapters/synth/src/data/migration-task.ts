import type { Postgres } from "@terrace/core/graph";
import { PREPARES, RUNNING_RELEASE } from "@terrace/core/report";
import { Aws } from "aws-cdk-lib";
import { CfnCluster, CfnTaskDefinition } from "aws-cdk-lib/aws-ecs";
import { acknowledge } from "../assembly/acknowledge.ts";
import { differ, type SynthContext } from "../assembly/context.ts";
import { fact, publish } from "../assembly/facts.ts";
import { factPath, logicalId, nameOf } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { migrationOf } from "../network/security-groups.ts";
import { subnetIds } from "../network/subnet-ids.ts";
import { imageOf, releaseOf } from "../process/image.ts";
import { logGroupOf } from "../process/log-group.ts";
import { EXECUTION_WILDCARDS, executionGrants } from "../process/roles.ts";
import { databaseOwner } from "./database-owner.ts";
import { databaseUser, databaseUsers, roleFact } from "./database-roles.ts";
import { migrationCluster, migrationFamily, migrationName, migrationRole } from "./migration-names.ts";
import { byArchitecture, type Carrier, migrationsOf, schemasOf } from "./migrations-of.ts";

const CLUSTER = "Cluster";

/** What each container of the task does, as on one machine: service-kit's own program, by the image's Node. */
const PROGRAM = "service-kit/src/db/prepare-main.ts";

/**
 * A task that makes a database ready for a release, before its services change: users, schemas and rights, then the migrations of each image that
 * brings some, one container after the other. Whoever deploys starts it by what is kept as the fact `migration`. (CON-WEB-04)
 */
export function buildMigrationTask(postgres: Postgres, context: SynthContext): void {
  const carriers = migrationsOf(context.graph, postgres);
  const groups = [...byArchitecture(carriers).values()];
  for (const [index, group] of groups.entries())
    buildTask(group, { postgres, context, isLast: index === groups.length - 1 });
  const [folders, images] = [carriers.flatMap(({ schemas }) => schemas), carriers.map(({ process }) => process.id)];
  if (carriers.length > 0)
    differ(
      context,
      postgres.id,
      `the images of ${images.join(", ")} have to hold ${[PROGRAM, ...folders.map(({ folder }) => folder)].join(", ")} below their working directory: a task of them makes users, schemas and tables before services change`,
    );
}

interface Place {
  readonly postgres: Postgres;
  readonly context: SynthContext;
  /** Whether the database has everything once this task has ended. */
  readonly isLast: boolean;
}

function buildTask(carriers: readonly Carrier[], { postgres, context, isLast }: Place): void {
  const [first] = carriers;
  if (first === undefined) return;
  const { graph } = context;
  const stack = stackFor(context, "migrations");
  const { tier, architecture } = first.process;
  const name = migrationName(postgres, architecture);
  const known = name.slice(`${nameOf(postgres.id)}-`.length);
  const definition = new CfnTaskDefinition(stack, logicalId(postgres.id, known), {
    family: migrationFamily(graph, name),
    executionRoleArn: executionRole(carriers, { postgres, context, known }),
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    runtimePlatform: {
      cpuArchitecture: architecture === "arm64" ? "ARM64" : "X86_64",
      operatingSystemFamily: "LINUX",
    },
    containerDefinitions: carriers.map((carrier, index) => ({
      ...container(carrier, { postgres, context, isLast: isLast && index === carriers.length - 1 }),
      // One after the other; the task ends with its last one.
      essential: index === carriers.length - 1,
      ...after(carriers[index - 1]),
    })),
  });
  acknowledge(definition, { "AwsSolutions-ECS2": "what stands here is no secret; secrets come from Secrets Manager" });
  const order = {
    cluster: clusterName(context),
    taskDefinition: definition.ref,
    launchType: "FARGATE",
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: subnetIds(stack, tier, context),
        securityGroups: [fact({ stack, context }, migrationOf(postgres.id), "security-group")],
        assignPublicIp: tier === "public" ? "ENABLED" : "DISABLED",
      },
    },
    overrides: {
      containerOverrides: carriers.map(({ process }) => ({
        name: nameOf(process.id),
        environment: [{ name: "RUNNING_RELEASE", value: RUNNING_RELEASE }],
      })),
    },
  };
  publish({ stack, context }, postgres.id, { [known]: stack.toJsonString(order) });
  const path = factPath(graph, postgres.id, known);
  context.preparations.push({ stack: stack.stackName, of: postgres.id, from: { region: context.region, path } });
}

function after(before: Carrier | undefined): Pick<CfnTaskDefinition.ContainerDefinitionProperty, "dependsOn"> {
  if (before === undefined) return {};
  return { dependsOn: [{ containerName: nameOf(before.process.id), condition: "SUCCESS" }] };
}

function container(
  { process, schemas }: Carrier,
  { postgres, context, isLast }: Place,
): CfnTaskDefinition.ContainerDefinitionProperty {
  const { graph } = context;
  const stack = stackFor(context, "migrations");
  const owner = fact({ stack, context }, postgres.password, "arn");
  const users = databaseUsers(graph, postgres);
  const release = releaseOf(stack);
  return {
    name: nameOf(process.id),
    image: imageOf(process, context, release),
    command: [
      ...["node", PROGRAM],
      ...schemas.flatMap(({ schema, folder }) => ["--schema", `${schema}=${folder}`]),
      ...users.flatMap((user) => ["--role", `${databaseUser(user)}=${schemasOf(graph, user, postgres).join(",")}`]),
      ...postgres.extensions.flatMap((extension) => ["--extension", extension]),
      ...(isLast ? ["--completes"] : []),
    ],
    environment: Object.entries({
      APP_VERSION: release,
      DB_HOST: fact({ stack, context }, postgres.id, "host"),
      DB_NAME: postgres.name,
      DB_PORT: String(postgres.port),
      DB_SSL: postgres.tls,
      DB_USER: databaseOwner(postgres),
      ENVIRONMENT: graph.environment,
    }).map(([key, value]) => ({ name: key, value })),
    secrets: [
      { name: "DB_PASSWORD", valueFrom: `${owner}:password::` },
      ...users.map((user) => ({
        name: `ROLE_${databaseUser(user).toUpperCase()}_PASSWORD`,
        valueFrom: `${fact({ stack, context }, postgres.id, roleFact(user))}:password::`,
      })),
    ],
    readonlyRootFilesystem: true,
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logGroupOf(process, context),
        "awslogs-region": Aws.REGION,
        "awslogs-stream-prefix": PREPARES,
      },
    },
  };
}

/** Fetches the images and the passwords, and opens the logs; the code itself may do nothing at AWS. */
function executionRole(
  carriers: readonly Carrier[],
  { postgres, context, known }: Omit<Place, "isLast"> & { readonly known: string },
): string {
  const stack = stackFor(context, "migrations");
  const users = databaseUsers(context.graph, postgres);
  const secrets = [
    fact({ stack, context }, postgres.password, "arn"),
    ...users.map((user) => fact({ stack, context }, postgres.id, roleFact(user))),
  ];
  const processes = carriers.map(({ process }) => process);
  const role = buildRole(stack, logicalId(postgres.id, known, "Role"), {
    service: "ecs-tasks.amazonaws.com",
    grants: executionGrants(processes, secrets, context),
    wildcards: EXECUTION_WILDCARDS,
  });
  // By this name whoever deploys may hand it to the task, and no other role.
  role.roleName = migrationRole(context.graph, `${nameOf(postgres.id)}-${known}`);
  return role.attrArn;
}

/** A cluster of its own: whoever deploys may start tasks in it and in no other. Returns its name. */
function clusterName(context: SynthContext): string {
  const stack = stackFor(context, "migrations");
  const name = migrationCluster(context.graph);
  if (stack.node.tryFindChild(CLUSTER) === undefined)
    acknowledge(new CfnCluster(stack, CLUSTER, { clusterName: name }), {
      "AwsSolutions-ECS4": "a task here lives for seconds, and its log tells what it did",
    });
  return name;
}
