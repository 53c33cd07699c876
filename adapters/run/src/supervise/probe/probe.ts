import type { Probe } from "../../plan/run-plan.ts";
import { askHaproxy } from "./haproxy.ts";
import { checkHeartbeat } from "./heartbeat.ts";
import { askHttp } from "./http.ts";
import { askPostgres } from "./postgres.ts";
import { askRedis } from "./redis.ts";
import { connectTcp } from "./tcp.ts";

export type Check = Probe["check"];

/** One question to a process. */
export interface Question {
  /** Milliseconds since the epoch when the process started: an older sign of life is not its own. */
  readonly since: number;
  /** Milliseconds after which no answer counts as a bad one. */
  readonly timeout: number;
}

/** Asks a process once whether it is well. Null is yes; otherwise a sentence says what was wrong. Never rejects. */
export async function ask(check: Check, question: Question): Promise<string | null> {
  try {
    await put(check, question);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function put(check: Check, { since, timeout }: Question): Promise<void> {
  switch (check.kind) {
    case "http":
      return askHttp(check, timeout);
    case "tcp":
      return connectTcp(check.port, timeout);
    case "redis":
      return askRedis(check, timeout);
    case "postgres":
      return askPostgres(check.connection, timeout);
    case "haproxy":
      return askHaproxy(check.socket, "show info", timeout).then(() => undefined);
    case "heartbeat":
      return checkHeartbeat(check, since);
  }
}
