import { get } from "node:http";

/** Resolves on an answer of 200 to 399 to a fresh connection, as a load balancer asks. */
export function askHttp(check: { readonly port: number; readonly path: string }, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", port: check.port, path: check.path, agent: false }, (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      response.once("end", () => finish(status >= 200 && status < 400 ? null : new Error(`answered ${status}`)));
      response.once("error", finish);
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer in ${timeout} ms`)), timeout);
    const finish = (error: Error | null) => {
      clearTimeout(timer);
      request.destroy();
      if (error === null) resolve();
      else reject(error);
    };
    request.once("error", finish);
  });
}
