import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PlatformPorts } from "./platform-ports.ts";
import { Store } from "./state/store.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-ports-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("keeps the ports of engines that run, those of their figures too, and moves where a stranger listens", async () => {
  const listeners = ["balancer", "balancer-metrics", "store"].map(
    (key) => [key, createServer().listen(0, "127.0.0.1")] as const,
  );
  await Promise.all(listeners.map(([, server]) => once(server, "listening")));
  const before = Object.fromEntries(listeners.map(([key, server]) => [key, (server.address() as AddressInfo).port]));
  const { balancer = 0, store, ...figures } = before;
  const kept = new Store(join(folder, "state.db"));
  const ports = new PlatformPorts(kept, "a");
  ports.take(before);
  const chosen = await ports.choose({ portKeys: Object.keys(before), givenPorts: {} }, [balancer]);
  for (const [, server] of listeners) server.close();
  kept.close();
  expect(chosen).toMatchObject({ balancer, ...figures });
  expect(chosen.store).not.toBe(store);
});
