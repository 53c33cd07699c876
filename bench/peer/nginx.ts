import { layOut } from "../../adapters/run/src/supervise/state/files.ts";
import { freePorts } from "../../adapters/run/src/testing/free-ports.ts";
import { BINARIES, ownFolder, startEngine, USER } from "../../adapters/run/src/testing/running-engine.ts";

/** An nginx of a dozen lines, as somebody writes it who wants only this. */
export interface PlainNginx extends AsyncDisposable {
  readonly pid: number;
  readonly url: string;
}

/** What it shall do beyond listening: lines of its `http` and of its `server`. */
export interface PlainConfiguration {
  readonly http?: string;
  readonly server: string;
}

/** Starts one with as many workers as the edge has, and returns when it answers. Its folder goes with it. */
export async function startNginx({ http = "", server }: PlainConfiguration): Promise<PlainNginx> {
  const { plain: port = 0 } = await freePorts(["plain"]);
  const own = await ownFolder();
  const folder = `${own.path}/plain`;
  const file = `${own.path}/config/nginx.conf`;
  const content = `daemon off; worker_processes 2; pid ${folder}/nginx.pid; error_log stderr; events { worker_connections 4096; }
http {
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000;
  ${http.replaceAll("FOLDER", folder)}
  server { listen 127.0.0.1:${port}; location = /alive { return 200; } ${server} }
}
`;
  await layOut({ folders: [{ path: folder }], files: [{ path: file, mode: 0o600, content }] }, own.path, {
    engine: USER,
    task: USER,
  });
  const url = `http://127.0.0.1:${port}`;
  const argv = [BINARIES.nginx, "-e", "stderr", "-p", `${folder}/`, "-c", file];
  const engine = await startEngine(
    { name: "plain", command: { argv, cwd: folder, env: {} }, stop: { signal: "SIGQUIT", grace: 6_000 } },
    () => fetch(`${url}/alive`),
  );
  return {
    pid: engine.child.pid ?? 0,
    url,
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
    },
  };
}
