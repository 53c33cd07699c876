const PREFIX = "TERRACE_PARAMETER_";

/** The variable of the environment that gives a parameter. */
export function variableOf(parameter: string): string {
  return `${PREFIX}${parameter.toUpperCase().replaceAll("-", "_")}`;
}

/**
 * Values of a platform's parameters from the environment, where they stay out of process lists and shell histories:
 * `TERRACE_PARAMETER_ADMIN_EMAIL` gives `admin-email`.
 */
export function parametersFrom(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) =>
      key.startsWith(PREFIX) && value !== undefined
        ? [[key.slice(PREFIX.length).toLowerCase().replaceAll("_", "-"), value]]
        : [],
    ),
  );
}
