/** JSON as a template has it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A cloud assembly as data: what `terrace synth` wrote, read back. */
export interface Assembly {
  readonly platform: string;
  readonly environment: string;
  /** In the order in which they are deployed. */
  readonly stacks: readonly AssemblyStack[];
  /** Files for people and other tools, by their path below the assembly's artifacts. */
  readonly artifacts: readonly EjectedFile[];
  /** Resources of the platform, by which the comments say where something comes from. */
  readonly origins: readonly Origin[];
}

/** One stack of an assembly with all that a program has to say to make it again. */
export interface AssemblyStack {
  readonly name: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly template: Template;
}

/** A resource of the platform and where its words stand, such as `postgres.database` and `platform.ts:93`. */
export interface Origin {
  readonly resource: string;
  readonly place: string | null;
}

/** The parts of a CloudFormation template that are carried over. */
export interface Template {
  readonly Description?: string;
  readonly Transform?: string;
  readonly Parameters?: Readonly<Record<string, JsonObject>>;
  readonly Conditions?: Readonly<Record<string, Json>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, JsonObject>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly CreationPolicy?: { readonly ResourceSignal: { readonly Count: number; readonly Timeout: string } };
  readonly Metadata?: JsonObject;
}

/** A file of the ejected project, by its path below the project's folder. */
export interface EjectedFile {
  readonly path: string;
  readonly text: string;
  /** Whether somebody runs it by its name. */
  readonly executable: boolean;
}
