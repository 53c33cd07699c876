import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { pipeline } from "node:stream";

/** A wire between a browser and the platform that can be cut; what was on its way is lost. */
export interface Line {
  /** The platform at the other end. */
  readonly url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/**
 * Lays a wire to `target`. The browser's own "offline" lets what a slow upload still holds escape at the moment it
 * begins, so that only a cut outside of the browser stops an upload in its middle.
 */
export async function openLine(target: string): Promise<Line> {
  const { hostname, port } = new URL(target);
  const ends = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.once("close", () => ends.delete(end));
    }
    pipeline(near, far, near, () => undefined);
  });
  server.listen(0, hostname);
  await once(server, "listening");
  const cut = () => {
    whole = false;
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      whole = true;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
