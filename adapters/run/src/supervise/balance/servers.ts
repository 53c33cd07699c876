import { NOBODY } from "../../config/haproxy-cfg.ts";
import { askHaproxy } from "../probe/haproxy.ts";

/** One place of a service as HAProxy knows it now. */
export interface BalancedServer {
  readonly name: string;
  readonly port: number;
  readonly weight: number;
  /** `ready` gets requests when it is up; `drain` nothing new; `maint` nothing at all, not even a question after its health. */
  readonly state: "ready" | "drain" | "maint";
  readonly isUp: boolean;
}

/** Bits of `srv_admin_state`: forced into maintenance, disabled in the configuration and never enabled, forced to drain. (HAProxy 2.6 management guide, 9.3 "show servers state") */
const MAINTENANCE = 0x01;
const DRAIN = 0x08;

/** `srv_op_state` of a server that takes requests. */
const RUNNING = "2";

/** All places of a backend in which a task can stand. Rejects when HAProxy knows no such backend. */
export async function readServers(socket: string, backend: string): Promise<readonly BalancedServer[]> {
  const [version, head = "", ...rows] = (await askHaproxy(socket, `show servers state ${backend}`)).split("\n");
  if (version !== "1") throw new Error([version, head].join(" ").trim());
  const columns = head.replace(/^# /, "").split(" ");
  return rows.flatMap((text) => {
    const values = text.split(" ");
    const field = (name: string) => values[columns.indexOf(name)] ?? "";
    if (field("srv_name") === NOBODY) return [];
    const admin = Number(field("srv_admin_state"));
    const isUp = field("srv_op_state") === RUNNING;
    return {
      name: field("srv_name"),
      port: Number(field("srv_port")),
      weight: Number(field("srv_uweight")),
      state: admin & DRAIN ? "drain" : admin & MAINTENANCE ? "maint" : "ready",
      isUp,
    };
  });
}

/** What a place is to be; null leaves its state as it is. */
export interface ServerWish {
  readonly weight: number;
  readonly state: "ready" | "drain" | null;
}

/** Makes places what they are to be, and reads them back. Those that are to take requests are first, so that there is always somebody who does. */
export async function setServers(
  socket: string,
  backend: string,
  wishes: Readonly<Record<string, ServerWish>>,
): Promise<void> {
  const named = Object.entries(wishes);
  const put = async (state: "ready" | "drain") => {
    const commands = named.flatMap(([name, wish]) =>
      wish.state === state ? [`set server ${backend}/${name} state ${state}`] : [],
    );
    const refused = commands.length === 0 ? "" : await askHaproxy(socket, commands.join("; "));
    if (refused !== "") throw new Error(refused);
  };
  await put("ready");
  await setWeights(socket, backend, Object.fromEntries(named.map(([name, { weight }]) => [name, weight])));
  await put("drain");
  const present = await readServers(socket, backend);
  const wrong = present.filter(({ name, state }) => (wishes[name]?.state ?? state) !== state);
  if (wrong.length > 0) throw new Error(wrong.map(({ name, state }) => `${name} is still in ${state}`).join(", "));
}

/**
 * Sets what each place weighs and reads it back: a share counts as given only when the balancer says so. Rejects with what it says instead.
 * The heavier weights are set first, so that on the way there is always somebody who takes the requests.
 */
export async function setWeights(
  socket: string,
  backend: string,
  weights: Readonly<Record<string, number>>,
): Promise<void> {
  const ordered = Object.entries(weights).toSorted(([, a], [, b]) => b - a);
  const commands = ordered.map(([server, weight]) => `set server ${backend}/${server} weight ${weight}`);
  const refused = await askHaproxy(socket, commands.join("; "));
  if (refused !== "") throw new Error(refused);
  const present = await readServers(socket, backend);
  const wrong = present.filter(({ name, weight }) => (weights[name] ?? weight) !== weight);
  const unknown = ordered.filter(([name]) => !present.some((server) => server.name === name));
  if (wrong.length + unknown.length === 0) return;
  const named = [
    ...wrong.map(({ name, weight }) => `${name} still weighs ${weight}`),
    ...unknown.map(([name]) => `there is no ${name}`),
  ];
  throw new Error(named.join(", "));
}
