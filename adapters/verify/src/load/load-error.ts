/** A load that must not or cannot be run, with everything that is wrong with it. Nothing has been sent. */
export class LoadError extends Error {
  /** Whole sentences, each beginning with the place in the description. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "LoadError";
    this.problems = problems;
  }
}
