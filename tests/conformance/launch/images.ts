import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DockerEngine } from "./docker-engine.ts";

const run = promisify(execFile);

/**
 * Images by the names that the Compose file asks for, made of Debian's packages, because no registry is asked: nginx, Redis, and for
 * the services, which have no code yet, a stand-in that listens on its port and says what it was asked.
 */
export async function buildImages({ docker }: DockerEngine, root: string, services: readonly string[]): Promise<void> {
  const system = join(root, "system");
  await run("debootstrap", ["--variant=minbase", "--include=nginx-light,redis-server,wget", "bookworm", system], {
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const [link, target] of LINKS) {
    rmSync(join(system, link), { force: true });
    symlinkSync(target, join(system, link));
  }
  mkdirSync(join(system, "data"));
  await run("chroot", [system, "chown", "redis:redis", "/data"]);
  copyFileSync(join(import.meta.dirname, "stand-in.pl"), join(system, "stand-in.pl"));
  const archive = join(root, "system.tar");
  await run("tar", ["-C", system, "--exclude=./var/cache/apt", "--exclude=./usr/share/doc", "-cf", archive, "."]);
  rmSync(system, { recursive: true, force: true });
  await docker("import", "--change", 'CMD ["nginx", "-g", "daemon off;"]', archive, "nginx:alpine");
  await docker("import", archive, "redis:7-alpine");
  await docker("import", "--change", 'CMD ["perl", "/stand-in.pl"]', archive, "stand-in");
  for (const service of services) await docker("tag", "stand-in", service);
  rmSync(archive);
}

/** Logs of nginx go to the container's output, as they do in the image of that name. */
const LINKS = [
  ["var/log/nginx/access.log", "/dev/stdout"],
  ["var/log/nginx/error.log", "/dev/stderr"],
] as const;
