import type { Milliseconds } from "@terrace/core/units";
import { askRange } from "./prometheus-client.ts";

/** A lost look or two is no silence. */
const LOOKS = 3;
const MARGIN: Milliseconds = 5_000;

/**
 * Why figures of the last minutes cannot be trusted; null while Prometheus takes some in. On a full disk it answers every question and has nothing new
 * to say: what is missing then is no quiet minute.
 */
export async function whySilent(
  port: number,
  { now, look }: { readonly now: number; readonly look: Milliseconds },
): Promise<string | null> {
  try {
    const [age] = await askRange(port, "time() - max(timestamp(up))", { first: now, last: now, step: look });
    if (age === undefined) return "Prometheus has collected nothing in the last minutes";
    return age.value * 1_000 > LOOKS * look + MARGIN
      ? `Prometheus has collected nothing for ${Math.round(age.value)}s`
      : null;
  } catch (error) {
    return `Prometheus does not answer: ${(error as Error).message}`;
  }
}
