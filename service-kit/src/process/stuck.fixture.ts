import { Type } from "typebox";
import type { ServiceModule } from "./service-module.ts";

/** A service for tests: one request never ends, another ends with draining. */
export const stuck: ServiceModule = {
  name: "stuck",
  config: Type.Object({}),
  open: async (_config, { log }) => ({
    drain: () => log.info("stuck takes no new work"),
    close: async () => log.info("stuck is closed"),
  }),
  routes(app) {
    app.get("/stuck", (request) => {
      request.log.info("arrived");
      return new Promise(() => undefined);
    });
    app.get("/until-drained", (request) => {
      request.log.info("arrived");
      return new Promise((resolve) => app.draining.addEventListener("abort", () => resolve({})));
    });
  },
};
