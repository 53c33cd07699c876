/** The manifest of a cloud assembly, as far as a deployment changes it. */
export interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface Standing {
  /** Whether CDK's roles and bucket stand in every region that is deployed to. */
  readonly bootstrapped: boolean;
  /** Names of the stacks that are protected from being deleted. */
  readonly isProtected: ReadonlySet<string>;
}

/** What of a stack's properties leads to roles and buckets of the bootstrap. */
const BOOTSTRAP = [
  "additionalDependencies",
  "assumeRoleArn",
  "bootstrapStackVersionSsmParameter",
  "cloudFormationExecutionRoleArn",
  "lookupRole",
  "requiresBootstrapStackVersion",
  "stackTemplateAssetObjectUrl",
];

/**
 * The manifest as it is deployed. Where nobody has bootstrapped, templates go to CloudFormation inline and with the caller's own rights.
 * Protection is left as it stands: a stack is protected once it stands, so that a first creation that failed can be cleared away.
 */
export function prepareAssembly(manifest: Manifest, standing: Standing): Manifest {
  const artifacts = Object.entries(manifest.artifacts ?? {})
    .filter(([, { type }]) => standing.bootstrapped || type !== "cdk:asset-manifest")
    .map(([name, artifact]) => [name, prepare(name, artifact, standing)] as const);
  return { ...manifest, artifacts: Object.fromEntries(artifacts) };
}

function prepare(name: string, artifact: Artifact, { bootstrapped, isProtected }: Standing): Artifact {
  if (artifact.type !== "aws:cloudformation:stack") return artifact;
  const properties = Object.entries(artifact.properties ?? {}).filter(
    ([property]) => bootstrapped || !BOOTSTRAP.includes(property),
  );
  return {
    ...artifact,
    dependencies: (artifact.dependencies ?? []).filter((other) => bootstrapped || !other.endsWith(".assets")),
    properties: { ...Object.fromEntries(properties), terminationProtection: isProtected.has(name) },
  };
}

/** Names of the stacks that want to be protected from being deleted. */
export function wantsProtection({ artifacts = {} }: Manifest): ReadonlySet<string> {
  return new Set(
    Object.entries(artifacts).flatMap(([name, { properties }]) =>
      properties?.terminationProtection === true ? [name] : [],
    ),
  );
}
