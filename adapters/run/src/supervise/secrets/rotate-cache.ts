import type { Redis } from "@terrace/core/graph";
import { engineName } from "../../plan/name.ts";
import { exchange } from "../probe/exchange.ts";
import { command } from "../probe/redis.ts";
import type { Rotation } from "./rotation.ts";

const TIMEOUT = 5_000;

/** A cache takes both passwords while tasks change over one after the other, then the new one alone. Nothing is started anew but the tasks. */
export async function rotateCache(rotation: Rotation, redis: Redis): Promise<void> {
  const [old, fresh] = [await rotation.read(), await rotation.generate()];
  if (old.form !== "password" || fresh.form !== "password") throw new Error(`${rotation.secret.id} is no password`);
  const { graph, plan } = rotation.context;
  const name = engineName(graph, redis.id, "redis");
  const port = plan.processes.find((process) => process.name === name)?.port;
  if (port == null) throw new Error(`${name} does not run`);
  await tell(port, old.value, `>${fresh.value}`);
  await rotation.take(fresh, old);
  await tell(port, fresh.value, `<${old.value}`);
}

async function tell(port: number, password: string, rule: string): Promise<void> {
  const message = command("AUTH", password) + command("ACL", "SETUSER", "default", rule);
  const enough = (answer: Buffer) => /^-|\n-|\+OK\r\n\+OK\r\n/.test(answer.toString());
  const answer = await exchange({ host: "127.0.0.1", port }, { message, timeout: TIMEOUT, enough });
  const text = answer.toString();
  if (text.includes("-")) throw new Error(text.slice(text.indexOf("-") + 1).trim());
}
