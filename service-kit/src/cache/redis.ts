import { type Command, Redis } from "ioredis";
import type { RedisConfig } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import { beginSpan, isRecording } from "../trace/index.ts";

export type { Redis };

/** Longest wait for one command, in milliseconds: a Redis that hangs must cost a read no more than that. */
const commandMilliseconds = 500;

/**
 * Connects to Redis for a service that can do without it: commands fail at once while it is away, and the connection comes back by itself.
 * Logs when it is lost and when it is back, once each.
 */
export function openRedis(config: RedisConfig, log: Logger): Redis {
  const redis = new Redis(config.REDIS_URL, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    connectTimeout: 2_000,
    commandTimeout: commandMilliseconds,
    retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  });
  traceCommands(redis);
  let lost = false;
  let reason: Error | undefined;
  redis.on("error", (error) => {
    reason = error;
  });
  redis.on("reconnecting", () => {
    if (!lost) log.warn({ error: reason }, "redis is not reachable; working without it");
    lost = true;
  });
  redis.on("ready", () => {
    if (lost) log.info("redis is reachable again");
    lost = false;
  });
  return redis;
}

/** Waits until the first connection stands or failed, so that a healthy Redis is used from the first request on. */
export async function settleRedis(redis: Redis): Promise<void> {
  if (redis.status !== "connecting" && redis.status !== "connect" && redis.status !== "wait") return;
  await new Promise<void>((resolve) => {
    for (const outcome of ["ready", "error", "close"]) redis.once(outcome, () => resolve());
  });
}

/** Its commands become spans where what they are for is recorded. ioredis has channels for that, which would describe every command of every request. */
function traceCommands(redis: Redis): void {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command: Command, stream) => {
    if (!isRecording()) return send(command, stream);
    const name = command.name.toUpperCase();
    const span = beginSpan({
      name,
      kind: "client",
      attributes: { "db.system.name": "redis", "db.operation.name": name },
    });
    command.promise.then(
      () => span?.end(),
      (error: unknown) => {
        span?.fail(error);
        span?.end();
      },
    );
    return send(command, stream);
  };
}
