import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { canAsk } from "./confirm.ts";
import type { Stream } from "./terminal.ts";

/** A value that must not be seen: typed without an echo where somebody sits there, else everything on stdin without the line break at its end. */
export async function readValue(question: string, stream: Stream): Promise<string> {
  if (!canAsk(stream)) return (await text(process.stdin)).replace(/\r?\n$/, "");
  stream.write(`  ${stream.paint.bold("?")} ${question} ${stream.paint.dim("(not shown)")} `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    stream.write("\n");
  }
}
