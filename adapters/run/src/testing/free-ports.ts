import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Loopback ports that nothing listens on, one for each name; all are held until all are known, so that they differ. */
export async function freePorts(names: readonly string[]): Promise<Record<string, number>> {
  const held = await Promise.all(
    names.map(async (name) => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return { name, server, port: (server.address() as AddressInfo).port };
    }),
  );
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(held.map(({ name, port }) => [name, port]));
}
