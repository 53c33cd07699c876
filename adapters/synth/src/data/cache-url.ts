import type { Redis } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { acknowledge } from "../assembly/acknowledge.ts";
import type { SynthContext } from "../assembly/context.ts";
import { fact, publish } from "../assembly/facts.ts";
import { logicalId, nameOf } from "../assembly/name.ts";
import { resolvedSecret } from "../assembly/secret-value.ts";
import { stackFor } from "../assembly/stacks.ts";

/** The URL of a cache with a password, as a secret of its own: ECS hands secrets out whole, and no template may hold one. */
export function buildCacheUrl(redis: Redis, context: SynthContext): void {
  if (redis.password === null) return;
  const stack = stackFor(context, "data");
  const password = resolvedSecret(fact({ stack, context }, redis.password, "arn"), null);
  const secret = new CfnSecret(stack, logicalId(redis.id, "Url"), {
    name: `${context.graph.platform}/${context.graph.environment}/${nameOf(redis.id)}/url`,
    description: `${redis.id}: its URL with the password`,
    secretString: Fn.join("", [
      `${cacheScheme(redis)}://:`,
      password,
      "@",
      fact({ stack, context }, redis.id, "host"),
      `:${redis.port}/0`,
    ]),
  });
  acknowledge(secret, { "AwsSolutions-SMG4": "it follows the password that it is made of" });
  publish({ stack, context }, redis.id, { url: secret.ref });
}

/** What a client's URL begins with. */
export function cacheScheme({ encryption }: Redis): string {
  return encryption.transit ? "rediss" : "redis";
}
