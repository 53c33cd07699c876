import type { PlatformView } from "@terrace/console/view";
import type { Place } from "../shell/router.ts";

/** What every page is given. */
export interface PageProps {
  view: PlatformView;
  place: Place;
}
