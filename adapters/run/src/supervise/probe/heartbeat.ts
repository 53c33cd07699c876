import { stat } from "node:fs/promises";

/** Resolves when a worker touched its file lately, and since it started: a predecessor's last beat is not its own. */
export async function checkHeartbeat(
  check: { readonly path: string; readonly maximumAge: number },
  since: number,
): Promise<void> {
  const beat = await stat(check.path).catch(() => null);
  if (beat === null) throw new Error("no heartbeat yet");
  if (beat.mtimeMs < since) throw new Error("no heartbeat since its start");
  const age = Math.round(Date.now() - beat.mtimeMs);
  if (age > check.maximumAge) throw new Error(`last heartbeat ${age} ms ago`);
}
