import { request as plain } from "node:http";
import { request as secure } from "node:https";

/** How long a receiver may take. (A webhook that hangs must hold up nothing.) */
export const PATIENCE = 5_000;

/**
 * Posts JSON to an address and settles when it was taken with 200 to 299. What goes wrong is told without the address, which may be a secret:
 * whoever knows the one of a chat may write there.
 */
export function postJson(
  address: string,
  body: unknown,
  {
    id,
    signal,
    patience = PATIENCE,
  }: { readonly id: string; readonly signal: AbortSignal; readonly patience?: number },
): Promise<void> {
  const content = JSON.stringify(body);
  const url = new URL(address);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(content),
    "user-agent": "terrace",
    "idempotency-key": id,
  };
  const within = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? secure : plain;
    const asked = request(url, { method: "POST", headers, agent: false, signal: within }, (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      asked.destroy();
      if (status >= 200 && status < 300) resolve();
      else reject(new Error(`answered ${status}`));
    });
    asked.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.name === "AbortError"
            ? `no answer in ${patience} ms`
            : `cannot be reached (${error.code ?? "no reason known"})`,
        ),
      ),
    );
    asked.end(content);
  });
}
