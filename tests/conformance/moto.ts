import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** An AWS of this machine alone, emulated by moto, which nobody here wrote: it holds its state in memory until it stops. */
export interface Moto extends AsyncDisposable {
  readonly url: string;
  /** What an SDK or a command line reads to speak to it and to nobody else. */
  readonly env: Readonly<Record<string, string>>;
  /** Forgets everything, so that one server serves several tests. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether moto is installed. Tests that need it are skipped where it is not, and say so in their name by `MOTO_MISSING`. */
export const MOTO: boolean = spawnSync("python3", ["-c", "import moto.server, flask"]).status === 0;

/** The end of a skipped test's name. */
export const MOTO_MISSING: string = MOTO
  ? ""
  : " (not run: moto is not installed, `python3 -m pip install -r .ci/requirements.txt`)";

/** Starts a server on a free port of its own choice. Throws with what it wrote when it ends instead. */
export async function startMoto(): Promise<Moto> {
  const child = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], {
    env: { ...withoutAccount(process.env), PYTHONUNBUFFERED: "1", ...DUMMY },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await address(child);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    url,
    env: { ...DUMMY, AWS_ENDPOINT_URL: url },
    async reset() {
      await fetch(`${url}/moto-api/reset`, { method: "POST" });
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Credentials that open nothing, and no file of this machine that could hold others. */
const DUMMY = {
  AWS_ACCESS_KEY_ID: "testing",
  AWS_SECRET_ACCESS_KEY: "testing",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
} as const;

/** An environment without anything that names an account, a region or an endpoint. */
export function withoutAccount(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("AWS_")));
}

/** The server says where it listens before it serves. */
function address(child: ChildProcess): Promise<string> {
  let written = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      written += chunk.toString("utf8");
      const found = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(written)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`moto ended before it listened:\n${written}`)));
  });
}
