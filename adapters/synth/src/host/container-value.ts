import {
  findResource,
  logGroupName,
  type Output,
  type Postgres,
  type Resource,
  type Secret,
  type Value,
} from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf, type ProcessResource } from "../assembly/name.ts";
import { databaseUser } from "../data/database-roles.ts";
import { queueName } from "../queue.ts";
import { INTERNAL_PORT } from "./nginx-conf.ts";
import { factVariable, parameterVariable, secretVariable, type Variables } from "./variables.ts";

export interface Reader {
  readonly process: ProcessResource;
  readonly context: SynthContext;
  readonly variables: Variables;
}

/** A value as a container of the machine gets it: text of the Compose file, with variables for what is known later. Null when there is no such thing. */
export function containerValue(value: Value, reader: Reader): string | null {
  switch (value.kind) {
    case "literal":
      return value.value.replaceAll("$", "$$$$");
    case "parameter":
      return reader.context.graph.parameters[value.name] ?? parameterVariable(reader.variables, value.name);
    case "template": {
      const parts = value.parts.map((part) => containerValue(part, reader));
      return parts.includes(null) ? null : parts.join("");
    }
    case "reference": {
      const resource = reader.context.graph.resources.find(({ id }) => id === value.resource);
      return resource === undefined ? null : outputOf(resource, value.output, reader);
    }
  }
}

function outputOf(resource: Resource, output: Output, reader: Reader): string | null {
  const { variables, context } = reader;
  switch (resource.kind) {
    case "postgres":
      return postgresValue(resource, output, reader);
    case "redis": {
      const host = nameOf(resource.id);
      const password =
        resource.password === null ? "" : secretVariable(variables, secretName(resource.password, context));
      const auth = password === "" ? "" : `:${password}@`;
      return pick(output, {
        host,
        port: String(resource.port),
        password,
        url: `redis://${auth}${host}:${resource.port}/0`,
      });
    }
    case "secret":
      return secretValue(resource, output, reader);
    case "queue": {
      const name = queueName(resource, context);
      const url = `https://sqs.${context.region}.amazonaws.com/\${AWS_ACCOUNT_ID}/${name}`;
      return pick(output, { name, url, driver: "sqs" });
    }
    case "bucket":
      return pick(output, { name: resource.name, path: `s3://${resource.name}`, driver: "s3" });
    case "search":
      return pick(output, { driver: resource.engine, name: resource.name });
    case "service":
    case "site":
      return pick(output, {
        host: nameOf(resource.id),
        port: String(resource.port),
        url: `http://${nameOf(resource.id)}:${resource.port}`,
      });
    case "balancer":
    case "edge":
      return entrance(resource, output, reader);
    case "log":
      return pick(output, { name: logGroupName(resource, context.graph) });
    default:
      return null;
  }
}

/** Containers meet each other at the inner port of nginx; what people see is the domain. */
function entrance(resource: Resource, output: Output, { context, variables }: Reader): string | null {
  const nginx = context.graph.resources.find((one) => one.kind === "edge");
  if (nginx === undefined) return null;
  const inside = `${nameOf(nginx.id)}`;
  const domain = nginx.kind === "edge" && nginx.domain !== null ? nginx.domain : null;
  const shown =
    domain?.kind === "parameter"
      ? (context.graph.parameters[domain.name] ?? parameterVariable(variables, domain.name))
      : domain?.kind === "literal"
        ? domain.value
        : inside;
  if (resource.kind === "edge")
    return pick(output, { host: shown, url: `https://${shown}`, publicUrl: `https://${shown}` });
  return pick(output, { host: inside, port: String(INTERNAL_PORT), url: `http://${inside}:${INTERNAL_PORT}` });
}

function postgresValue(postgres: Postgres, output: Output, { process, context, variables }: Reader): string | null {
  const { graph } = context;
  const role = `${graph.platform}/${graph.environment}/${nameOf(postgres.id)}/${nameOf(process.id)}`;
  switch (output) {
    case "host":
      return factVariable(variables, postgres.id, "host");
    case "password":
      return secretVariable(variables, role, "password");
    default:
      return pick(output, {
        port: String(postgres.port),
        name: postgres.name,
        tls: postgres.tls,
        user: databaseUser(process),
      });
  }
}

function secretValue(secret: Secret, output: Output, { context, variables }: Reader): string | null {
  const name = secretName(secret.id, context);
  if (output === "privateKey" || output === "publicKey") return secretVariable(variables, name, output);
  const owned = context.graph.resources.some((one) => one.kind === "postgres" && one.password === secret.id);
  return output === "value" || output === "password"
    ? secretVariable(variables, name, owned ? "password" : null)
    : null;
}

/** The name of a secret in its store. */
export function secretName(id: string, { graph }: SynthContext): string {
  return findResource(graph, "secret", id)?.name ?? `${graph.platform}/${graph.environment}/${nameOf(id)}`;
}

function pick(output: Output, known: Partial<Record<Output, string>>): string | null {
  return known[output] ?? null;
}
