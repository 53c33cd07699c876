import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { REPOSITORY } from "./repository.ts";

/** Lets a `platform.ts` anywhere on the disk import `@terrace/…`: what its own folder cannot resolve, Terrace's can. */
export function resolvePackagesFromAnywhere(): void {
  const parentURL = pathToFileURL(join(REPOSITORY, "package.json")).href;
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith("@terrace/")) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
        return next(specifier, { ...context, parentURL });
      }
    },
  });
}
