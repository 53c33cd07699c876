import { type Edge, type EdgeRoute, findResource } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import { CfnFunction, CfnKeyValueStore } from "aws-cdk-lib/aws-cloudfront";
import { report } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { packagerPath } from "../live/names.ts";
import { aliasCode, mountCode, signedMountCode } from "./request-code.ts";

/** The logical id of the function that a route's requests pass; null where they pass none. */
export function requestFunctionArn(edge: Edge, route: EdgeRoute, place: Place): string | null {
  const { target } = route;
  if (target.kind === "live") return packagerFunction(edge, route, place);
  if (target.kind === "balancer") {
    if (
      edge.aliases.length === 0 ||
      (route.cache !== null && !edge.aliases.some(({ as }) => route.path.startsWith(as)))
    )
      return null;
    return build(edge, { name: "aliases", code: aliasCode(edge.aliases), store: null }, place);
  }
  const name = pascal("objects", route.path === "/*" ? "" : route.path);
  const bucket = findResource(place.context.graph, "bucket", target.bucket);
  const secret = bucket?.signing == null ? undefined : findResource(place.context.graph, "secret", bucket.signing);
  if (secret === undefined || secret.form === "rsa-key-pair")
    return build(edge, { name, code: mountCode(route.path, target.mounts), store: null }, place);
  const store = keyStore(secret.id, place);
  return build(edge, { name, code: signedMountCode(route.path, target.mounts), store }, place);
}

/** The packager answers below a path of its own. */
function packagerFunction(edge: Edge, { path, target }: EdgeRoute, place: Place): string | null {
  const live = target.kind === "live" ? findResource(place.context.graph, "live", target.live) : undefined;
  if (live === undefined) return null;
  const code = mountCode(path, [{ below: "", prefix: packagerPath(live, place.context.graph) }]);
  return build(edge, { name: pascal("packager", path === "/*" ? "" : path), code, store: null }, place);
}

interface Source {
  readonly name: string;
  readonly code: string;
  readonly store: string | null;
}

function build(edge: Edge, { name, code, store }: Source, { stack, context }: Place): string {
  const id = logicalId(edge.id, "Function", name);
  if (stack.node.tryFindChild(id) !== undefined) return id;
  new CfnFunction(stack, id, {
    name: physicalName(context.graph, name, 64),
    autoPublish: true,
    functionCode: code,
    functionConfig: {
      comment: `${edge.id}: ${name}`,
      runtime: "cloudfront-js-2.0",
      ...(store === null ? {} : { keyValueStoreAssociations: [{ keyValueStoreArn: store }] }),
    },
  });
  return id;
}

/** Where the function finds the signing secret: CloudFront reads no Secrets Manager, so a person or a release puts it there. */
function keyStore(secret: string, { stack, context }: Place): string {
  const id = logicalId(secret, "Store");
  const known = stack.node.tryFindChild(id) as CfnKeyValueStore | undefined;
  const name = physicalName(context.graph, nameOf(secret), 64);
  report(context, secret, {
    code: "TER-SYN-005",
    message: `the key value store ${name} needs the value of ${secret} under the key "secret"`,
    hint: "aws cloudfront-keyvaluestore put-key --key secret --value VALUE --kvs-arn ARN --if-match ETAG",
  });
  return (known ?? new CfnKeyValueStore(stack, id, { name, comment: `the value of ${secret}` })).attrArn;
}
