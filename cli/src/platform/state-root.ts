import { join, resolve } from "node:path";
import { REPOSITORY } from "./repository.ts";

/** Where platforms keep their state: `.terrace` in the repository, or `$TERRACE_STATE` for a second one beside it. */
export function stateRoot(): string {
  const given = process.env.TERRACE_STATE ?? "";
  return given === "" ? join(REPOSITORY, ".terrace") : resolve(given);
}
