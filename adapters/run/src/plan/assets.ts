import type { PlanContext } from "./context.ts";
import { below } from "./name.ts";

/** Where Next.js has pages ask for the files of their build. Each is named by its content, so those of all sites lie together. */
export const ASSETS_PATH = "/_next/static/";

/** Below it lie the files of every build of the last days, at the path that they are asked by. */
export function assetsFolder(context: PlanContext): string {
  return below(context, "assets");
}
