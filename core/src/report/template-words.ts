/**
 * What a synthesis writes into templates and a deployment looks for there. They know nothing else of each other, and a judge of lost
 * state that looks for another mark would find nothing to lose.
 */

/** Metadata of what holds state: the id of the platform's resource. */
export const STATEFUL_MARK = "terrace:stateful";

/** The parameter that says which revision's images run. */
export const RELEASE_PARAMETER = "Release";

/** How CDK calls the bootstrap of a region unless somebody calls it otherwise. */
export const BOOTSTRAP_QUALIFIER = "hnb659fds";

/** The parameter of a stack that stands for one of the platform's: `ParameterAdminEmail` for `admin-email`. */
export function parameterId(name: string): string {
  return pascal("Parameter", name);
}

/** `a-b.c` and `d` are `ABCD`: words joined as CloudFormation names things. */
export function pascal(...words: readonly string[]): string {
  return words.map(pascalWord).join("");
}

/** A synthesis asks for the same thousand words again and again. */
const KNOWN = new Map<string, string>();

function pascalWord(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const parts = word.split(/[^A-Za-z0-9]+/);
  const joined = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
  KNOWN.set(word, joined);
  return joined;
}

/** What log streams of the tasks begin with that make databases ready for a release. */
export const PREPARES = "prepare";

/** The script among the artifacts that does the same where somebody deploys with CDK's own command. */
export const DATABASES_SCRIPT = "prepare-databases.sh";

/** Stands in the order for such a task for the release whose tasks serve meanwhile; whoever starts it puts that there, or nothing. */
export const RUNNING_RELEASE = "{running}";
