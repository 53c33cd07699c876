import type { FastifyBaseLogger } from "fastify";
import { expect, it } from "vitest";
import { createLogger } from "../log/index.ts";
import { requestLog } from "./request-log.ts";

it("is a child of the log, made when it is first written to and kept", () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger(
    { service: "videos", version: "1", environment: "test" },
    { destination: { write: (line) => void lines.push(JSON.parse(line)) } },
  ) as FastifyBaseLogger;
  let made = 0;
  const counted = Object.create(log, {
    child: {
      value(...given: Parameters<typeof log.child>) {
        made += 1;
        return log.child(...given);
      },
    },
  }) as FastifyBaseLogger;
  const own = requestLog(counted, { requestId: "r-1" }, {});
  expect(made).toBe(0);
  own.info({ password: "s3cret" }, "first");
  own.child({ jobId: 7 }).warn("second");
  own.debug("not wanted");
  expect(made).toBe(1);
  expect(own.level).toBe("info");
  expect(lines).toMatchObject([
    { level: "info", requestId: "r-1", password: "[redacted]", message: "first" },
    { level: "warn", requestId: "r-1", jobId: 7, message: "second" },
  ]);
});
