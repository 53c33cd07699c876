import process from "node:process";
import { runJob } from "@terrace/service-kit/process";
import { workerConfig } from "./config.ts";
import { openEngines } from "./deps.ts";
import { removeExpired } from "./uploads/remove-expired.ts";

await runJob(
  {
    name: "videos-remove-expired",
    config: workerConfig,
    async work(config, log) {
      const engines = await openEngines(config, log);
      try {
        log.info({ removed: await removeExpired(engines) }, "expired uploads are removed");
      } finally {
        await engines.close();
      }
    },
  },
  process.env,
);
