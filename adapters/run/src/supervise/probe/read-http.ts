import { get } from "node:http";

/** What somebody on this machine answers to a question: the body of an answer of 200 to 299. Rejects on any other and when none came in time. */
export function readHttp(asked: { readonly port: number; readonly path: string }, timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", ...asked, agent: false }, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const text = Buffer.concat(chunks).toString();
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(text);
        else reject(new Error(`answered ${status}: ${text.slice(0, 200)}`));
      } catch (error) {
        reject(error);
      } finally {
        clearTimeout(timer);
      }
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer in ${timeout} ms`)), timeout);
    request.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
