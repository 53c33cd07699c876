/** One variable that keeps the process from starting. It never carries the value: that may be a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly message: string;
}

/** The environment does not fit; lists every problem at once so that it is mended in one go. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(["The environment is not complete:", ...problems.map((p) => `  ${p.variable} ${p.message}`)].join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}
