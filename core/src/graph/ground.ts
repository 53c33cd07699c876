import type { ResourceId } from "./reference.ts";
import type { Resource } from "./resources.ts";

/** Lists of resources are made once and asked often. */
const BY_ID = new WeakMap<readonly Resource[], ReadonlyMap<ResourceId, Resource>>();

/** What a resource stands on: the machine of a container, the edge of a balancer that is part of one; otherwise itself. */
export function groundOf(resources: readonly Resource[], id: ResourceId): ResourceId {
  const known = BY_ID.get(resources) ?? new Map(resources.map((resource) => [resource.id, resource]));
  BY_ID.set(resources, known);
  const resource = known.get(id);
  switch (resource?.kind) {
    case "service":
    case "site":
    case "worker":
      return resource.host ?? id;
    case "edge":
    case "redis":
      return resource.container?.host ?? id;
    case "balancer":
      return resource.engine === "edge" ? groundOfPart(resources, id) : id;
    default:
      return id;
  }
}

function groundOfPart(resources: readonly Resource[], balancer: ResourceId): ResourceId {
  const edge = resources.find(
    (found) =>
      found.kind === "edge" &&
      found.engine === "nginx" &&
      found.routes.some(({ target }) => target.kind === "balancer" && target.balancer === balancer),
  );
  return edge === undefined ? balancer : groundOf(resources, edge.id);
}
