import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { withoutAccount } from "../moto.ts";
import type { Emulator } from "./emulator.ts";

/** Whether MiniStack is installed. */
export const MINISTACK: boolean = spawnSync("python3", ["-c", "import ministack"]).status === 0;

/** The end of a skipped test's name. */
export const MINISTACK_MISSING: string = MINISTACK
  ? ""
  : " (not run: MiniStack is not installed, `python3 -m pip install -r .ci/requirements.txt`)";

/** Starts a server on a free port. Throws with what it wrote when it ends instead. */
export async function startMinistack(): Promise<Emulator> {
  const port = await freePort();
  const child = spawn("python3", ["-m", "ministack"], {
    env: {
      ...withoutAccount(process.env),
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      PYTHONUNBUFFERED: "1",
      // With an engine in reach it would bring databases and tasks up as containers of images from the internet.
      DOCKER_HOST: "unix:///dev/null",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = `http://127.0.0.1:${port}`;
  await listening(child, url);
  return {
    name: "ministack",
    url,
    async reset() {
      await fetch(`${url}/_ministack/reset`, { method: "POST" });
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The server says where it listens before it serves. */
function listening(child: ChildProcess, url: string): Promise<void> {
  let written = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      written += chunk.toString("utf8");
      if (written.includes(`Running on ${url}`)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`MiniStack ended before it listened:\n${written}`)));
  });
}
