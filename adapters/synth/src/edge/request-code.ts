import type { Edge, SignedMount } from "@terrace/core/graph";

/** Answers a path prefix as if it were another: `/api/v1/` is `/api/`. */
export function aliasCode(aliases: Edge["aliases"]): string {
  return `var aliases = ${JSON.stringify(aliases)};
function handler(event) {
  var request = event.request;
  for (var i = 0; i < aliases.length; i++)
    if (request.uri.indexOf(aliases[i].prefix) === 0) {
      request.uri = aliases[i].as + request.uri.slice(aliases[i].prefix.length);
      break;
    }
  return request;
}
`;
}

/** Finds an object below the prefix that its route stands for. */
export function mountCode(path: string, mounts: readonly SignedMount[]): string {
  return `${head(path, mounts)}
function handler(event) {
  var request = event.request;
  var rest = request.uri.slice(base.length);
  for (var i = 0; i < mounts.length; i++)
    if (rest.indexOf(mounts[i].below) === 0) {
      request.uri = "/" + mounts[i].prefix + rest.slice(mounts[i].below.length);
      return request;
    }
  return { statusCode: 404 };
}
`;
}

/**
 * Opens signed paths, as the nginx of one machine does: `<signature>/<expiry>/<directory>/<below><file>` with the signature
 * base64url(md5("<expiry>/<directory> <secret>")). The same links work in both places. 403 is a wrong one, 410 an old one.
 */
export function signedMountCode(path: string, mounts: readonly SignedMount[]): string {
  return `import crypto from "crypto";
import cloudfront from "cloudfront";
var store = cloudfront.kvs();
${head(path, mounts)}
async function handler(event) {
  var request = event.request;
  var found = /^([\\w-]{22})\\/(\\d{1,12})\\/([\\w-]+)\\/([\\w./-]+)$/.exec(request.uri.slice(base.length));
  if (found === null) return { statusCode: 404 };
  var secret = await store.get("secret");
  var signature = crypto.createHash("md5").update(found[2] + "/" + found[3] + " " + secret).digest("base64url");
  if (signature.replace(/=+$/, "") !== found[1]) return { statusCode: 403 };
  if (Number(found[2]) < Date.now() / 1000) return { statusCode: 410 };
  for (var i = 0; i < mounts.length; i++)
    if (found[4].indexOf(mounts[i].below) === 0) {
      request.uri = "/" + mounts[i].prefix + found[3] + "/" + found[4].slice(mounts[i].below.length);
      return request;
    }
  return { statusCode: 404 };
}
`;
}

/** The longest mount first: the shortest one takes what the others leave. */
function head(path: string, mounts: readonly SignedMount[]): string {
  const longest = [...mounts].sort((a, b) => b.below.length - a.below.length);
  return `var base = ${JSON.stringify(path.replace(/\*$/, ""))};
var mounts = ${JSON.stringify(longest)};`;
}
