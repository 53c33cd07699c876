import type { Probe } from "../../plan/run-plan.ts";
import { askHaproxy } from "./haproxy.ts";
import { askHttp } from "./http.ts";
import { askPostgres } from "./postgres.ts";
import { askRedis } from "./redis.ts";
import { connectTcp } from "./tcp.ts";

export type Check = Probe["check"];

/** Asks a process once whether it is well; no answer within `timeout` milliseconds is a bad one. Null is yes; otherwise a sentence says what was wrong. Never rejects. */
export async function ask(check: Check, timeout: number): Promise<string | null> {
  try {
    await put(check, timeout);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function put(check: Check, timeout: number): Promise<void> {
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
  }
}
