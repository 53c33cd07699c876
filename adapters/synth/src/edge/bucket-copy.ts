import { type Edge, type EdgeRoute, findResource, type Graph, resourcesOf } from "@terrace/core/graph";
import type { CfnDistribution } from "aws-cdk-lib/aws-cloudfront";
import { originId } from "./origin-id.ts";

/** Answers of a bucket that its copy is asked instead for: the region fails. What is not there is not there in the copy either. */
const FAILED = [500, 502, 503, 504];

/**
 * The region whose copy of a bucket answers when the bucket does not: where a standby waits. Null where there is none, and where
 * the copy is encrypted with the key that AWS keeps, which lets content delivery read nothing. (ATL-DR-10, ATL-DR-14)
 */
export function copyRegion(id: string, graph: Graph): string | null {
  const bucket = findResource(graph, "bucket", id);
  const standby = resourcesOf(graph, "standby").find(({ region }) => bucket?.replication.includes(region) === true);
  return bucket === undefined || standby === undefined || bucket.encryption.algorithm === "kms" ? null : standby.region;
}

/** The id of the origin that is a bucket's copy. */
export function copyId(id: string): string {
  return `${id}-copy`;
}

/** What a behaviour asks: a bucket with its copy where there is one, else the origin alone. */
export function askedId(route: EdgeRoute, graph: Graph): string {
  const id = originId(route);
  return copyRegion(id, graph) === null ? id : groupId(id);
}

/** Each bucket with its copy. */
export function originGroupsOf(
  { routes }: Edge,
  graph: Graph,
): Pick<CfnDistribution.DistributionConfigProperty, "originGroups"> {
  const ids = [...new Set(routes.map(originId))].filter((id) => copyRegion(id, graph) !== null);
  if (ids.length === 0) return {};
  const items = ids.map((id) => ({
    id: groupId(id),
    failoverCriteria: { statusCodes: { quantity: FAILED.length, items: FAILED } },
    members: { quantity: 2, items: [{ originId: id }, { originId: copyId(id) }] },
  }));
  return { originGroups: { quantity: items.length, items } };
}

function groupId(id: string): string {
  return `${id}-anywhere`;
}
