import process from "node:process";
import { type Static, type TObject, Type } from "typebox";
import { type Environment, httpConfig, readConfig } from "../config/index.ts";
import { createLogger, type Logger } from "../log/index.ts";
import { failStart } from "./fail-start.ts";

/** Work that a schedule starts in a process of its own, which ends when it is done. */
export interface JobModule<Schema extends TObject = TObject> {
  readonly name: string;
  /** Variables it reads besides those of every process. */
  readonly config: Schema;
  work(config: Static<Schema>, log: Logger): Promise<void>;
}

/** Does a job once, from the environment of the service that it belongs to. What it rejects with is one line of the log and exit code 1. */
export async function runJob<Schema extends TObject>(job: JobModule<Schema>, env: Environment): Promise<void> {
  try {
    // Nobody reaches a job, so it has no port.
    const own = readConfig(Type.Object(httpConfig), { PORT: "0", ...env });
    const identity = { service: job.name, version: own.APP_VERSION, environment: own.ENVIRONMENT ?? own.NODE_ENV };
    const log = createLogger(identity, { level: own.LOG_LEVEL, sync: true });
    await job.work(readConfig(job.config, env), log).catch((error) => {
      log.error({ error }, "the job failed");
      process.exitCode = 1;
    });
  } catch (error) {
    failStart(job.name, error);
  }
}
