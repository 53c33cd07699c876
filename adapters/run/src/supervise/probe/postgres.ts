import type { SqlConnection } from "../../plan/run-plan.ts";
import { exchange } from "./exchange.ts";

const PROTOCOL = 196_608;

/**
 * Resolves when the server would let us sign in, as pg_isready asks: it opens a session up to the password question
 * and hangs up. Nothing is authenticated, so a probe costs no connection and works before roles and databases exist.
 * https://www.postgresql.org/docs/15/protocol-flow.html#id-1.10.6.7.3
 */
export async function askPostgres(connection: SqlConnection, timeout: number): Promise<void> {
  const answer = await exchange(
    { host: connection.host, port: connection.port },
    {
      message: startup(connection),
      timeout,
      enough: (bytes) => bytes.length > 5 && bytes.length > bytes.readInt32BE(1),
    },
  );
  const kind = String.fromCharCode(answer[0] ?? 0);
  if (kind === "R") return;
  throw new Error(kind === "E" ? errorText(answer) : `unexpected answer "${kind}"`);
}

function startup({ user, database }: SqlConnection): Buffer {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt32BE(PROTOCOL, 4);
  return Buffer.concat([head, body]);
}

/** The message field of an ErrorResponse: fields are a letter, text and a zero. */
function errorText(answer: Buffer): string {
  const fields = answer.subarray(5).toString().split("\0");
  return fields.find((field) => field.startsWith("M"))?.slice(1) ?? "refused";
}
