import type { Resource, ResourceKind, Resources } from "./resources.ts";

/** One function per kind of resource: what an adapter makes of it. */
export type Handlers<Context, Part> = {
  readonly [K in ResourceKind]: (resource: Resources[K], context: Context) => Part;
};

/** Hands a resource to the function for its kind. */
export function handle<K extends ResourceKind, Context, Part>(
  handlers: Handlers<Context, Part>,
  resource: Resources[K],
  context: Context,
): Part {
  const kind = resource.kind as K;
  return handlers[kind](resource, context);
}

/** Hands every resource of a graph to its function, in the graph's order. */
export function handleAll<Context, Part>(
  handlers: Handlers<Context, Part>,
  resources: readonly Resource[],
  context: Context,
): readonly Part[] {
  return resources.map((resource) => handle(handlers, resource, context));
}
