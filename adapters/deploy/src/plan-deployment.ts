import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RELEASE_PARAMETER } from "@terrace/core/report";
import { type Account, openAccount, type StackPlace, type StandingStack } from "./account.ts";
import { removalOf } from "./changes-of.ts";
import type { DeploymentPlan, DeploymentRequest, Obstacles, PlannedRemoval, PlannedStack } from "./deployment-plan.ts";
import { judgeChanges } from "./judge-changes.ts";
import { lookAround } from "./look-around.ts";
import { givenParameters, missingParameters, parameterChanges } from "./parameters.ts";
import { type Manifest, prepareAssembly, wantsProtection } from "./prepare-assembly.ts";
import { foreignStacks, removals } from "./removals.ts";
import { INLINE_LIMIT, sentLength, type Template } from "./template.ts";
import { openToolkit } from "./toolkit.ts";

/** The stack of CDK's bootstrap, with the bucket for templates and the roles to deploy with. */
const BOOTSTRAP = "CDKToolkit";

/** Looks at what stands and says what a deployment would do. Changes nothing. Throws a `CloudError` when it cannot look. */
export async function planDeployment(request: DeploymentRequest): Promise<DeploymentPlan> {
  const regions = [...new Set(request.stacks.map(({ region }) => region))];
  const account = await openAccount(regions[0] ?? "us-east-1", request);
  const { standing, unseen } = await lookAround(account, regions);
  const hasBucket = new Set(standing.filter(({ name }) => name === BOOTSTRAP).map(({ region }) => region));
  const file = join(request.directory, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const prepared = prepareAssembly(manifest, {
    bootstrapped: regions.every((region) => hasBucket.has(region)),
    isProtected: new Set(standing.filter(({ isProtected }) => isProtected).map(({ name }) => name)),
  });
  writeFileSync(file, JSON.stringify(prepared));
  const toolkit = await openToolkit(request.directory, request);
  const changes = await toolkit.diff();
  const protect = wantsProtection(manifest);
  const stacks = request.stacks.map((place) => ({
    ...place,
    template: readTemplate(place, request),
    changes: changes.get(place.name) ?? [],
    parameters: parameterChanges(
      givenParameters(readTemplate(place, request), request),
      standing.find((one) => isAt(one, place))?.parameters ?? null,
    ),
    protect: protect.has(place.name) && !standing.some((one) => isAt(one, place) && one.isProtected),
  }));
  const gone = removals(standing, request);
  const vanished = await Promise.all(gone.map((one) => plannedRemoval(one, account)));
  const judged = [...stacks, ...vanished].map((one) => ({ stack: one.name, changes: one.changes }));
  return {
    request,
    account,
    toolkit,
    stacks,
    running: runningRelease(standing, request),
    vanished,
    foreign: foreignStacks(standing, request).map(({ name, region }) => ({ name, region })),
    unseen,
    refused: judgeChanges(judged, request.allowReplace),
    obstacles: obstacles(stacks, { request, standing, hasBucket }),
  };
}

/** What the images of the services are tagged with; the stacks that make databases ready know the release before it serves. */
function runningRelease(
  standing: readonly StandingStack[],
  { stacks, preparations }: DeploymentRequest,
): string | null {
  const serving = stacks.filter(({ name }) => !preparations.some(({ stack }) => stack === name));
  const releases = serving.map((place) => standing.find((one) => isAt(one, place))?.parameters[RELEASE_PARAMETER]);
  return releases.find((release) => release !== undefined) ?? null;
}

function readTemplate({ name }: StackPlace, { directory }: DeploymentRequest): Template {
  return JSON.parse(readFileSync(join(directory, `${name}.template.json`), "utf8")) as Template;
}

async function plannedRemoval(one: StandingStack, account: Account): Promise<PlannedRemoval> {
  const { name, region, isProtected } = one;
  return { name, region, isProtected, changes: removalOf(await account.template(one)) };
}

interface Ground {
  readonly request: DeploymentRequest;
  readonly standing: readonly StandingStack[];
  readonly hasBucket: ReadonlySet<string>;
}

function obstacles(stacks: readonly PlannedStack[], { request, standing, hasBucket }: Ground): Obstacles {
  const found = (place: StackPlace): StandingStack | undefined => standing.find((one) => isAt(one, place));
  return {
    missing: stacks.flatMap((stack) => {
      const handed = request.handovers.filter((one) => one.stack === stack.name).map(({ parameter }) => parameter);
      const given = Object.keys(givenParameters(stack.template, request));
      const known = new Set([...handed, ...given, ...Object.keys(found(stack)?.parameters ?? {})]);
      return missingParameters(stack.name, stack.template, known);
    }),
    tooLarge: stacks.flatMap(({ name, region, template }) => {
      const length = hasBucket.has(region) ? 0 : sentLength(template);
      return length > INLINE_LIMIT ? [{ name, region, length }] : [];
    }),
    busy: stacks.flatMap(({ name, region }) => {
      const status = found({ name, region })?.status ?? "";
      return status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS" ? [{ name, region, status }] : [];
    }),
  };
}

function isAt(one: StackPlace, other: StackPlace): boolean {
  return one.name === other.name && one.region === other.region;
}
