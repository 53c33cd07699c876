import type { EdgeRoute } from "@terrace/core/graph";

/** The id of a route's origin inside the distribution. */
export function originId({ target }: EdgeRoute): string {
  switch (target.kind) {
    case "balancer":
      return target.balancer;
    case "objects":
      return target.bucket;
    case "live":
      return target.live;
  }
}
