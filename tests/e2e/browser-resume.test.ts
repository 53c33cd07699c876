import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { anotherTab, killTab, PHONE, setNetwork, startBrowser, visit } from "./browser.ts";
import { openLine } from "./browser-line.ts";
import { chooseClip, chooseFile, play, playerOf, publish, signUp } from "./browser-steps.ts";
import { makeClip } from "./clip.ts";

/** At the speed at which the tests hold it, an upload takes so many seconds. */
const SLOW_SECONDS = 20;

let browser: Browser;
let clip: Buffer;
beforeAll(async () => {
  browser = await startBrowser();
  clip = await makeClip({ seconds: 3, size: "640x360" });
});
afterAll(() => browser.close());

describe("an upload that is cut off, on a phone", () => {
  it("goes on in another tab with the same file, from where it was", async () => {
    const first = await beginSlowly(await visit(browser, "/"));
    const page = await anotherTab(first, "/mine");
    await killTab(first);
    await page.reload();
    const unfinished = page.getByRole("region", { name: "Continue an upload" });
    const arrived = await percentOf(unfinished.getByRole("progressbar", { name: "six-step.mp4" }));
    expect(arrived).toBeGreaterThanOrEqual(10);
    expect(arrived).toBeLessThan(100);

    const button = unfinished.getByRole("button", { name: "Continue this upload" });
    const other = { name: "other.mp4", mimeType: "video/mp4", buffer: clip.subarray(0, 1_000) };
    await chooseFile(page, button, other);
    await page.getByText("That is another file. This upload needs six-step.mp4").first().waitFor();

    await setNetwork(page, { upload: clip.length / SLOW_SECONDS });
    await chooseFile(page, button, { ...other, name: "six-step.mp4", buffer: clip });
    await page.waitForURL(/\/edit$/);
    expect(await percentOf(page.getByRole("progressbar", { name: "Uploading" }))).toBeGreaterThanOrEqual(arrived);
    await setNetwork(page, {});
    await publish(page, "In two halves");
    await play(page, "In two halves");
    await page.context().close();
  });

  it("goes on with a filmed take by itself, because there is no file to choose again", async () => {
    const first = await visit(browser, "/");
    await signUp(first, "/add");
    await first.getByRole("button", { name: "Film now" }).click();
    await first.getByRole("button", { name: "Count-in" }).click();
    await first.getByRole("button", { name: "Start recording" }).click();
    await first.getByRole("timer").getByText("0:01").waitFor();
    await first.getByRole("button", { name: "Stop recording" }).click();
    await setNetwork(first, { upload: 20_000 });
    await first.getByRole("button", { name: "Use this take" }).click();
    await atLeast(first, 5);
    const page = await anotherTab(first, "/add");
    await killTab(first);
    await page.reload();
    await page.getByRole("button", { name: "Continue this upload" }).click();
    await page.waitForURL(/\/edit$/);
    await publish(page, "Not lost");
    await playerOf(page, "Not lost").waitFor();
    await page.context().close();
  });

  it("waits without a network and goes on by itself when it is back, from where it was", async () => {
    const line = await openLine(inject("platform").url);
    const page = await beginSlowly(await visit(browser, "/", { ...PHONE, baseURL: line.url }));
    const upload = page.getByRole("region", { name: "Upload" });
    line.cut();
    await setNetwork(page, { offline: true });
    await upload.getByRole("status").getByText("Waiting for the network").waitFor();
    await upload.getByText("Nothing is lost.").waitFor();
    const rest = page.waitForRequest((request) => request.method() === "PATCH");
    line.mend();
    await setNetwork(page, {});
    expect(Number((await rest).headers()["upload-offset"])).toBeGreaterThan(0);
    await upload.getByRole("status").getByText("Uploaded").waitFor();
    await publish(page, "Through the tunnel");
    await playerOf(page, "Through the tunnel").waitFor();
    await page.context().close();
    await line.close();
  });

  it("goes on after a cut of which the browser was not told", async () => {
    const line = await openLine(inject("platform").url);
    const page = await beginSlowly(await visit(browser, "/", { ...PHONE, baseURL: line.url }));
    const rest = page.waitForRequest((request) => request.method() === "PATCH");
    line.cut();
    line.mend();
    expect(Number((await rest).headers()["upload-offset"])).toBeGreaterThan(0);
    await setNetwork(page, {});
    await page.getByRole("region", { name: "Upload" }).getByRole("status").getByText("Uploaded").waitFor();
    await page.context().close();
    await line.close();
  });

  it("can be paused, resumed and cancelled", async () => {
    const page = await beginSlowly(await visit(browser, "/"));
    const upload = page.getByRole("region", { name: "Upload" });
    await upload.getByRole("button", { name: "Pause upload" }).click();
    await upload.getByRole("status").getByText("Upload paused").waitFor();
    await upload.getByRole("button", { name: "Resume upload" }).click();
    await upload.getByRole("status").getByText("Uploading").waitFor();
    await upload.getByRole("button", { name: "Cancel upload" }).evaluate(pressAndLeave, "/mine");
    await expect.poll(() => isMineEmpty(page)).toBe(true);
    await page.context().close();
  });
});

/** Runs in the page: another page in the same moment, which the request that ends the upload has to outlive. */
function pressAndLeave(element: unknown, to: string): void {
  const { location } = globalThis as unknown as { location: { assign(path: string): void } };
  (element as { click(): void }).click();
  location.assign(to);
}

/** Whether nothing is left of any upload, looked at anew. */
async function isMineEmpty(page: Page): Promise<boolean> {
  await page.goto("/mine");
  await page
    .getByRole("heading", { name: /^(Nothing filmed yet|Continue an upload)$/ })
    .first()
    .waitFor();
  const isEmpty = await page.getByRole("heading", { name: "Nothing filmed yet" }).isVisible();
  return isEmpty && (await page.getByRole("heading", { name: "Continue an upload" }).count()) === 0;
}

/** Registers, begins an upload and holds it at a speed at which it cannot end soon; resolves when a part of it has arrived. */
async function beginSlowly(page: Page): Promise<Page> {
  await signUp(page, "/add");
  await setNetwork(page, { upload: clip.length / SLOW_SECONDS });
  await chooseClip(page, clip);
  await atLeast(page, 25);
  return page;
}

function atLeast(page: Page, percent: number): Promise<void> {
  const bar = page.getByRole("progressbar", { name: "Uploading" });
  return expect.poll(() => percentOf(bar), { timeout: 60_000 }).toBeGreaterThanOrEqual(percent);
}

async function percentOf(bar: ReturnType<Page["getByRole"]>): Promise<number> {
  return Number(await bar.getAttribute("aria-valuenow"));
}
