import type { Stack } from "aws-cdk-lib";
import type { SynthContext } from "../assembly/context.ts";
import type { ProcessResource } from "../assembly/name.ts";
import { givenOf } from "../environment/value.ts";

interface Place {
  readonly stack: Stack;
  readonly context: SynthContext;
  readonly release: string;
}

export interface ContainerEnvironment {
  readonly environment: { readonly name: string; readonly value: string }[];
  /** ARNs, with the field behind them where the secret holds JSON. */
  readonly secrets: { readonly name: string; readonly valueFrom: string }[];
}

/** The environment variables of a task, by name: what is no secret as text, secrets by where they are kept. */
export function containerEnvironment(
  resource: ProcessResource,
  { stack, context, release }: Place,
): ContainerEnvironment {
  const reader = { stack, context, process: resource };
  const given = Object.entries(resource.env)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: givenOf(value, reader) }));
  const own = [
    { name: "APP_VERSION", value: release },
    { name: "HOST", value: "0.0.0.0" },
    ...(resource.kind === "worker" ? [] : [{ name: "PORT", value: String(resource.port) }]),
  ];
  const texts = given.flatMap(({ name, value }) => (value?.kind === "text" ? [{ name, value: value.text }] : []));
  return {
    environment: [...own, ...texts],
    secrets: given.flatMap(({ name, value }) =>
      value?.kind === "secret"
        ? [{ name, valueFrom: value.key === null ? value.arn : `${value.arn}:${value.key}::` }]
        : [],
    ),
  };
}
