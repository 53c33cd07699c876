/** A resource's name inside one graph: `<kind>.<name>`, such as `postgres.database` or `service.videos`. */
export type ResourceId = string;

/** A fact about a resource that only exists once an adapter has placed it: a port here, a token on AWS. */
export type Output =
  | "host"
  | "port"
  | "url"
  | "publicUrl"
  | "name"
  | "user"
  | "password"
  | "path"
  /** Which driver reaches a bucket, a queue, a search or live video where it is placed: `fs`, `s3`, `postgres`, `opensearch`. */
  | "driver"
  /** How a database expects its clients where it is placed: `off`, `verify`. */
  | "tls"
  | "value"
  | "privateKey"
  | "publicKey";

/**
 * A value of an environment variable, kept structured until an adapter needs text.
 * `reference` points at an output of a resource; `template` joins several values.
 */
export type Value =
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "reference"; readonly resource: ResourceId; readonly output: Output }
  | { readonly kind: "template"; readonly parts: readonly Value[] };

/** The resources that a value points at. */
export function referencedBy(value: Value): readonly ResourceId[] {
  if (value.kind === "reference") return [value.resource];
  if (value.kind === "template") return value.parts.flatMap(referencedBy);
  return [];
}
