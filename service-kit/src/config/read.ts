import type { Static, TObject } from "typebox";
import { Value } from "typebox/value";
import { toViolations, type Violation } from "../errors/index.ts";
import { ConfigError } from "./config-error.ts";

/** Environment variables as a process gets them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables that a schema names, converts them and fills in defaults. An empty variable counts as absent.
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readConfig<Schema extends TObject>(schema: Schema, env: Environment): Static<Schema> {
  const names = Object.keys(schema.properties);
  const given = Object.fromEntries(names.map((name) => [name, env[name]]).filter(([, value]) => value));
  const value = Value.Convert(schema, Value.Default(schema, given));
  const problems = toViolations(Value.Errors(schema, value)).map((violation) => ({
    variable: violation.field,
    message: describe(violation),
  }));
  if (problems.length > 0) throw new ConfigError(problems);
  return value as Static<Schema>;
}

function describe({ message, suggestion }: Violation): string {
  return suggestion ? `${message}. ${suggestion}` : message;
}
