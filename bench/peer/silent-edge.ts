import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { layOut } from "../../adapters/run/src/supervise/state/files.ts";
import { freePorts } from "../../adapters/run/src/testing/free-ports.ts";
import { BINARIES, startEngine, USER } from "../../adapters/run/src/testing/running-engine.ts";
import type { Running } from "../running.ts";

/** The platform's own edge once more, by the same configuration but for its log. */
export async function startSilentEdge(platform: Running): Promise<{ readonly url: string } & AsyncDisposable> {
  const { silent: port = 0 } = await freePorts(["silent"]);
  const written = await readFile(join(platform.folder, "config/edge/nginx.conf"), "utf8");
  const folder = join(platform.folder, "silent-edge");
  const file = join(platform.folder, "config/silent-edge/nginx.conf");
  const content = written
    .replaceAll(/access_log \/dev\/stdout[^;]*;/g, "access_log off;")
    .replaceAll(`${platform.folder}/edge`, folder)
    .replace(`listen 127.0.0.1:${platform.port("edge")} `, `listen 127.0.0.1:${port} `);
  const folders = [folder, `${folder}/temp`, `${folder}/cache`].map((path) => ({ path }));
  await layOut({ folders, files: [{ path: file, mode: 0o600, content }] }, platform.folder, {
    engine: USER,
    task: USER,
  });
  const url = `http://127.0.0.1:${port}`;
  const engine = await startEngine(
    {
      name: "silent-edge",
      command: { argv: [BINARIES.nginx, "-e", "stderr", "-p", `${folder}/`, "-c", file], cwd: folder, env: {} },
      stop: { signal: "SIGQUIT", grace: 6_000 },
    },
    () => fetch(`${url}/.well-known/edge-health`),
  );
  return { url, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
}
