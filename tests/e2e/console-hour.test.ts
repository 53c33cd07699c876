import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { DESK, startBrowser } from "./browser.ts";
import { HOUR, type HourConsole, startHourConsole } from "./hour-console.ts";

/** Counts what is really drawn: every point of every path, and the canvases that are painted on. */
const COUNTING = `
  globalThis.drawn = { points: 0, canvases: new Set() };
  const { lineTo } = Path2D.prototype;
  Path2D.prototype.lineTo = function (x, y) { drawn.points++; return lineTo.call(this, x, y); };
  const { stroke } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.stroke = function (...path) { drawn.canvases.add(this.canvas); return stroke.apply(this, path); };
`;
/** Lines of the four charts that a small laptop shows at once: three services, four times. */
const IN_SIGHT = 12;
/** And of the two that begin just below them: twelve tasks, seven engines. */
const NEARBY = 19;
/** Bytes that so much more may leave behind: engines tidy up when they like. */
const LEFT_BEHIND = 1_500_000;
const PATIENCE = { timeout: 60_000 };

let browser: Browser;
let hour: HourConsole;
let page: Page;
let tools: CDPSession;
beforeAll(async () => {
  [browser, hour] = [await startBrowser(), await startHourConsole()];
  page = await (await browser.newContext({ ...DESK, reducedMotion: "reduce" })).newPage();
  await page.addInitScript(COUNTING);
  tools = await page.context().newCDPSession(page);
  await page.goto(hour.url);
  await page.goto(`${page.url()}metrics`);
  await vi.waitUntil(hour.isFollowed, PATIENCE);
  hour.tellHour();
  await page.getByText("1 hour").click();
  await shown();
});
afterAll(async () => {
  await browser.close();
  await hour[Symbol.asyncDispose]();
});

describe("an hour of seconds", () => {
  it("is added up to the last request", async () => {
    expect(hour.requests()).toBeGreaterThan(HOUR);
    hour.tellSecond();
    await shown();
  });

  it("is drawn with no more points than there are pixels, and only where somebody looks", async () => {
    await page.evaluate("drawn.points = 0, drawn.canvases.clear()");
    // Each chart has one point more when four seconds have come.
    for (let second = 0; second < 4; second++) hour.tellSecond();
    await shown();
    const [points, canvases] = await page.evaluate<[number, number]>("[drawn.points, drawn.canvases.size]");
    expect(points, "a line lacks parts of the hour").toBeGreaterThan(IN_SIGHT * 300);
    expect(points, "more is drawn than can be seen").toBeLessThan((IN_SIGHT + NEARBY) * 1_000);
    expect(canvases).toBeLessThan(await page.locator("canvas").count());
    expect(canvases).toBeGreaterThanOrEqual(4);
  });

  it("takes no more memory when another quarter of an hour has come", async () => {
    await tellSeconds(150);
    const before = await memory();
    await tellSeconds(900);
    const after = await memory();
    expect(after.heap - before.heap).toBeLessThan(LEFT_BEHIND);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  });
});

/** Settles when the page shows everything that was told. */
async function shown(): Promise<void> {
  const total = page.locator("[data-requests]");
  const isShown = async () => Number(await total.getAttribute("data-requests")) === hour.requests();
  await vi.waitUntil(isShown, PATIENCE);
}

async function tellSeconds(count: number): Promise<void> {
  for (let told = 0; told < count; told += 30) {
    for (let second = 0; second < 30; second++) hour.tellSecond();
    await shown();
  }
}

async function memory(): Promise<{ readonly heap: number; readonly nodes: number }> {
  await tools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tools.send("Runtime.getHeapUsage");
  const { nodes } = await tools.send("Memory.getDOMCounters");
  return { heap: usedSize, nodes };
}
