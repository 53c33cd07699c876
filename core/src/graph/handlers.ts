import type { ResourceKind, Resources } from "./resources.ts";

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
