import type { RunSnapshot } from "@terrace/core/report";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { DESK, PHONE, startBrowser } from "./browser.ts";
import { accessibilityFaults } from "./browser-faults.ts";
import { complaintsOf, type OpenConsole, openConsole, visitConsole } from "./console-entrance.ts";
import { printed } from "./start-platform.ts";

const { url: platform } = inject("platform");
const stateRoot = inject("stateRoot");

let browser: Browser;
let console: OpenConsole;
beforeAll(async () => {
  [browser, console] = [await startBrowser(), await openConsole(stateRoot)];
});
afterAll(async () => {
  await browser.close();
  await console.close();
});

/** Each page by its address, and what stands on it when it is complete. */
const PAGES: readonly [path: string, name: string, shows: string | RegExp][] = [
  ["", "Overview", "videos-worker"],
  ["services", "Services", "videos-worker"],
  ["services/videos", "videos", "Memory"],
  ["deployments", "Deployments", /revision 1|Nothing/],
  ["alarms", "Alarms and objectives", /alarms ring|No alarm is watched/],
  ["metrics", "Metrics", "requests in"],
  ["logs", "Logs", /of \d+ lines/],
  ["traces", "Traces", /traces|Nothing is traced|No request is recorded/],
  ["queues", "Queues", /No job waits|waiting|not told of/],
  ["backups", "Backups", /^bucket$/],
  ["ladder", "Phase ladder", "a month"],
  ["requirements", "Requirements", /\d+ of \d+ satisfied/],
  ["architecture", "Architecture", "On a page of its own"],
];

for (const [device, options] of [
  ["a phone", PHONE],
  ["a desk", DESK],
] as const) {
  describe(`on ${device}, in dark and in light, the console shuts nobody out`, () => {
    let page: Page;
    let base: string;
    beforeAll(async () => {
      page = await visitConsole(browser, console, options);
      base = page.url();
    });
    afterAll(() => page.context().close());

    for (const [path, name, shows] of PAGES) {
      it(`from ${name}`, async () => {
        await page.goto(base + path);
        await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
        await page.getByText(shows).first().waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        expect(await overflow(page), "it is wider than the screen").toBeLessThanOrEqual(0);
        expect(complaintsOf(page)).toEqual([]);
      });
    }
  });
}

describe("the console", () => {
  it("shows what flows through the platform while it flows", async () => {
    const page = await visitConsole(browser, console, DESK);
    await page.goto(`${page.url()}metrics`);
    const total = page.locator("[data-requests]");
    await total.waitFor();
    // Of an hour nothing falls out while this runs.
    await page.getByRole("radio", { name: "1 hour" }).check();
    const shown = async () => Number(await total.getAttribute("data-requests"));
    const before = await shown();
    for (let count = 0; count < 40; count++) await fetch(`${platform}/api/videos?limit=1&user=nobody-${count}`);
    await expect.poll(shown).toBeGreaterThanOrEqual(before + 40);
    await page.context().close();
  });

  it("shows that a task is started anew", async () => {
    const page = await visitConsole(browser, console, DESK);
    await page.getByText("What happened").waitFor();
    const { tasks } = JSON.parse(await printed(stateRoot, "status", "breiq", "--json")) as RunSnapshot;
    const { name = "", pid = null } = tasks.find(({ service }) => service === "identity") ?? {};
    // Null would be this process's own group.
    if (pid === null) throw new Error("no task of identity runs");
    process.kill(pid, "SIGKILL");
    await page.getByText(`${name} ended unexpectedly`).first().waitFor();
    // The newest stands first.
    const latest = page.getByText(new RegExp(`^${name} (is healthy after|ended unexpectedly)`)).first();
    await expect.poll(() => latest.textContent()).toContain("is healthy after");
    await page.context().close();
  });

  it("says that it shows the past when its server has ended, on a page that had not been loaded too", async () => {
    const ending = await openConsole(stateRoot);
    const page = await visitConsole(browser, ending, DESK);
    await page.getByText("What happened").waitFor();
    await ending.close();
    await page.getByText("This is how it was at").waitFor();
    await page.getByRole("link", { name: "Queues" }).click();
    await page.getByText("This page cannot be shown").waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByText("What happened").waitFor();
    await page.context().close();
  });

  it("can be walked through with keys alone", async () => {
    const page = await visitConsole(browser, console, DESK);
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.locator(":focus").getAttribute("id")).toBe("content");
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await page.getByRole("heading", { level: 1, name: "Logs" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
    await page.context().close();
  });

  it("opens for nobody without the token, and answers no other page", async () => {
    const page = await (await browser.newContext()).newPage();
    const locked = await page.goto(console.origin);
    expect(locked?.status()).toBe(401);
    await page.getByText("npx terrace console").waitFor();
    await page.context().close();
    const inside = await visitConsole(browser, console, DESK);
    const base = inside.url();
    await inside.goto(platform);
    const asked = await inside.evaluate(
      (address) =>
        fetch(address, { credentials: "include" }).then(
          () => "answered",
          () => "refused",
        ),
      `${base}api/platform`,
    );
    expect(asked).toBe("refused");
    const cookies = await inside.context().cookies(platform);
    expect(cookies.some(({ name }) => name === "terrace_console")).toBe(false);
    await inside.context().close();
  });
});

/** How far the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
