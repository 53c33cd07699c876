import { Type } from "typebox";
import type { ServiceModule } from "./service-module.ts";

const config = Type.Object({ GREETING: Type.String() });

/** A service for tests: says a word from its environment, and breaks on request. */
export const greeter: ServiceModule<typeof config> = {
  name: "greeter",
  config,
  open: async () => ({
    dependencies: [{ name: "weather", essential: false, check: () => Promise.reject(new Error("unknown")) }],
    close: async () => undefined,
  }),
  routes(app, { GREETING }) {
    app.get("/greeting", async () => ({ greeting: GREETING }));
    app.get("/break", async () => {
      queueMicrotask(() => {
        throw new Error("out of reach");
      });
      return {};
    });
  },
};
