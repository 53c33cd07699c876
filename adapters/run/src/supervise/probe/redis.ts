import { exchange } from "./exchange.ts";

/** Resolves when Redis answers PONG: not while it still loads its data, and not with a wrong password. */
export async function askRedis(
  check: { readonly port: number; readonly password: string | null },
  timeout: number,
): Promise<void> {
  const login = check.password === null ? "" : command("AUTH", check.password);
  const answer = await exchange(
    { host: "127.0.0.1", port: check.port },
    { message: login + command("PING"), timeout, enough: (text) => /\+PONG\r\n|^-|\n-/.test(text.toString()) },
  );
  const text = answer.toString();
  if (!text.includes("+PONG")) throw new Error(text.slice(text.indexOf("-")).trim());
}

/** One command in Redis's wire format. */
export function command(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;
}
