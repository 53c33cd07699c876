import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";
import { DESK, startBrowser } from "../tests/e2e/browser.ts";
import { HOUR, type HourConsole, startHourConsole } from "../tests/e2e/hour-console.ts";
import { atMost, type Objective, type RunOptions } from "./objective.ts";

/** Between two seconds as they are told, so that a run takes a minute. Milliseconds. */
const EVERY = 250;
/** A frame at 60 a second. Milliseconds. */
const FRAME = 16;

/** What a second more costs a browser that shows an hour of them. */
export async function hourOfSeconds({ signal, short }: RunOptions): Promise<Objective> {
  await using hour = await startHourConsole();
  const browser = await startBrowser();
  try {
    const page = await (await browser.newContext(DESK)).newPage();
    await showHour(page, hour);
    const tools = await page.context().newCDPSession(page);
    await tools.send("Performance.enable", { timeDomain: "threadTicks" });
    const updates: number[] = [];
    for (let update = 0; update < (short ? 10 : 200); update++) {
      signal.throwIfAborted();
      updates.push(await costOf(tools, hour));
    }
    return atMost(FRAME, updates, {
      what: "console: processor time of the page for a second more of an hour",
      unit: "ms",
      isBlurredByLoad: true,
      detail: `${HOUR.toLocaleString("en")} seconds of 3 services, 12 tasks, 7 engines and 4 queues; slowest 5 %: ${slowestOf(updates).toFixed(1)} ms.`,
    });
  } finally {
    await browser.close();
  }
}

async function showHour(page: Page, { url, isFollowed, tellHour }: HourConsole): Promise<void> {
  await page.goto(url);
  await page.goto(`${page.url()}metrics`);
  while (!isFollowed()) await sleep(EVERY);
  tellHour();
  await page.getByText("1 hour").click();
  await page.locator("[data-requests]").waitFor();
  await sleep(4 * EVERY);
}

/** Script, style, layout and paint of the page's own thread, by the processor's clock. Milliseconds. */
async function costOf(tools: CDPSession, { tellSecond }: HourConsole): Promise<number> {
  const before = await taskTime(tools);
  tellSecond();
  await sleep(EVERY);
  return ((await taskTime(tools)) - before) * 1_000;
}

async function taskTime(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

function slowestOf(updates: readonly number[]): number {
  return updates.toSorted((a, b) => a - b)[Math.floor(updates.length * 0.95)] ?? Number.NaN;
}
