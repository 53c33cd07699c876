import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Docker engine of the test's own: its data, its socket, and nothing of the machine's network but loopback. */
export interface DockerEngine {
  readonly environment: NodeJS.ProcessEnv;
  /** Runs `docker …` and gives its output without the last line break. */
  readonly docker: (...words: readonly string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** What the engine and its images are made with. */
const PROGRAMS = ["dockerd", "docker", "docker-compose", "debootstrap", "jq", "openssl", "flock", "setpriv"];

/** Why no container can run here, in a sentence; null when nothing speaks against it. */
export function withoutDocker(): string | null {
  const missing = PROGRAMS.filter((program) => !isInstalled(program));
  if (missing.length > 0) return `not run: ${missing.join(", ")} not installed`;
  if (process.getuid?.() !== 0) return "not run: containers are only started by root";
  const forwarding = spawnSync("iptables", ["-S", "FORWARD"], { encoding: "utf8" }).stdout ?? "";
  if (forwarding.startsWith("-P FORWARD DROP"))
    return "not run: this machine's firewall lets no container reach another";
  return null;
}

/** Starts dockerd below `root` and waits until it answers. Throws with its last lines when it ends instead. */
export async function startDocker(root: string): Promise<DockerEngine> {
  const socket = join(root, "docker.sock");
  const log = join(root, "dockerd.log");
  const words = [
    ...["--data-root", join(root, "data"), "--exec-root", join(root, "exec"), "--pidfile", join(root, "dockerd.pid")],
    ...[
      "--host",
      `unix://${socket}`,
      "--bridge",
      "none",
      // Kept for measurements of networks (RFC 2544): nobody's real address.
      "--default-address-pool",
      "base=198.18.0.0/15,size=24",
      "--iptables=false",
      "--ip6tables=false",
      "--ip-forward=false",
    ],
  ];
  // Ends with us, however we end: else a killed test leaves an engine that starts its containers again and again.
  const start = 'exec setpriv --pdeathsig TERM dockerd "$@" > "$0" 2>&1';
  const child = spawn("sh", ["-c", start, log, ...words], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => end(child, ended, root);
  const environment = { ...process.env, DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(root, "config") };
  const docker = async (...command: readonly string[]): Promise<string> =>
    (await run("docker", command, { env: environment, maxBuffer: 64 * 1024 * 1024 })).stdout.trimEnd();
  try {
    await untilItAnswers(child, () => docker("version"), log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment, docker, stop };
}

async function untilItAnswers(child: ChildProcess, ask: () => Promise<string>, log: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (
      await ask().then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`dockerd does not start:\n${readFileSync(log, "utf8").split("\n").slice(-8).join("\n")}`);
}

/** A stopped engine leaves mounts behind that keep its folder from being removed. */
async function end(child: ChildProcess, ended: Promise<void>, root: string): Promise<void> {
  child.kill("SIGTERM");
  await ended;
  const mounts = readFileSync("/proc/self/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "");
  for (const place of mounts.filter((one) => one.startsWith(root)).reverse()) spawnSync("umount", ["--lazy", place]);
  rmSync(root, { recursive: true, force: true });
}

function isInstalled(program: string): boolean {
  return [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
