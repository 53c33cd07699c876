import { Aws } from "aws-cdk-lib";
import type { CfnTaskDefinition, CfnTaskDefinitionProps } from "aws-cdk-lib/aws-ecs";
import type { SynthContext } from "../assembly/context.ts";
import { mebibytes } from "../assembly/measure.ts";
import type { ProcessResource } from "../assembly/name.ts";
import type { ContainerEnvironment } from "./container-environment.ts";
import { imageOf } from "./image.ts";
import { logGroupOf } from "./log-group.ts";

/** A container by what it has of its own. */
export type OwnContainer = ContainerEnvironment &
  Partial<CfnTaskDefinition.ContainerDefinitionProperty> & { readonly name: string };

/** What every task of a process's image is alike in: size, platform, image and where its lines go. */
export function taskProperties(
  process: ProcessResource,
  container: OwnContainer,
  context: SynthContext,
): CfnTaskDefinitionProps & { readonly containerDefinitions: CfnTaskDefinition.ContainerDefinitionProperty[] } {
  return {
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: String(process.cpu),
    memory: String(mebibytes(process.memory)),
    runtimePlatform: {
      cpuArchitecture: process.architecture === "arm64" ? "ARM64" : "X86_64",
      operatingSystemFamily: "LINUX",
    },
    containerDefinitions: [
      {
        essential: true,
        image: imageOf(process, context),
        readonlyRootFilesystem: false,
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroupOf(process, context),
            "awslogs-region": Aws.REGION,
            "awslogs-stream-prefix": container.name,
          },
        },
        ...container,
      },
    ],
  };
}
