import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBrowser, visit } from "./browser.ts";
import { addMove, play, playedTo, signUp } from "./browser-steps.ts";
import { makeClip } from "./clip.ts";

let browser: Browser;
let clip: Buffer;
beforeAll(async () => {
  browser = await startBrowser();
  // Three segments of one quality: no other one can stand in for it.
  clip = await makeClip({ seconds: 10, size: "320x240" });
});
afterAll(() => browser.close());

it("a player goes on from where it was when its address expires", async () => {
  const page = await visit(browser, "/");
  await signUp(page);
  const path = await addMove(page, clip, "Long windmill");
  await page.getByRole("status").getByText("Ready", { exact: true }).waitFor();

  const addresses = new Set<string>();
  let refused = 0;
  await page.route(/\/media\/.*\/240p[^/]*\/.*\.m4s$/, (route) => {
    addresses.add(new URL(route.request().url()).pathname.split("/")[2] ?? "");
    if (addresses.size > 1 || !route.request().url().endsWith("seg_00001.m4s")) return route.continue();
    refused += 1;
    return route.fulfill({ status: 410 });
  });
  await page.goto(path);
  await play(page, "Long windmill");
  expect(await playedTo(page, "Long windmill", 6)).toBeGreaterThan(6);
  expect(refused).toBeGreaterThan(0);
  expect(addresses.size).toBe(2);
  await page.context().close();
});
