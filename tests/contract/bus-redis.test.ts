import { type Bus, createRedisBus } from "@terrace/service-kit/bus";
import { openRedis, type Redis } from "@terrace/service-kit/cache";
import { createLogger } from "@terrace/service-kit/log";
import { startRedis, type TestRedis } from "@terrace/service-kit/testing";
import { afterAll, beforeAll } from "vitest";
import { describeBus } from "./bus.ts";

const log = createLogger({ service: "test", version: "0", environment: "test" }, { level: "silent" });
let engine: TestRedis;
const clients: Redis[] = [];
const buses: Bus[] = [];

beforeAll(async () => {
  engine = await startRedis();
  for (const _ of ["here", "there"]) {
    const redis = openRedis({ REDIS_URL: engine.url }, log);
    clients.push(redis);
    buses.push(createRedisBus(redis, log));
  }
});

afterAll(async () => {
  for (const bus of buses) await bus.close();
  for (const client of clients) client.disconnect();
  await engine.stop();
});

describeBus("redis", () => {
  const [here, there] = buses;
  if (here === undefined || there === undefined) throw new Error("no bus");
  return { here, there, outage: { begin: () => engine.kill(), end: () => engine.restart() } };
});
