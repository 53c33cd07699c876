import { createInterface } from "node:readline/promises";
import type { Stream } from "./terminal.ts";

/** Asks a person on stderr; anything but a clear yes is a no. Only for a terminal that somebody sits at. */
export async function confirm(question: string, { write, paint }: Stream): Promise<boolean> {
  write(`  ${paint.bold("?")} ${question} ${paint.dim("[y/N]")} `);
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return /^y(es)?$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}

/** Asks a person to write a name, so that what takes data away is not a habit of the fingers. */
export async function confirmName(question: string, name: string, { write, paint }: Stream): Promise<boolean> {
  write(`  ${paint.bold("?")} ${question} `);
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line.trim() === name;
    return false;
  } finally {
    lines.close();
  }
}

/** Whether there is somebody to ask. */
export function canAsk({ live }: Stream): boolean {
  return live && process.stdin.isTTY === true;
}
