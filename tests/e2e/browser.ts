import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, type CDPSession, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

/** A phone held upright, touched by a thumb. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** A small laptop. */
export const DESK: BrowserContextOptions = { viewport: { width: 1_280, height: 800 } };

const NAMES = ["chromium", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const ARGUMENTS = [
  "--no-sandbox",
  "--headless=new",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];
/** A screen that has not come by then does not come; two busy cores need most of it. Milliseconds. */
const PATIENCE = 30_000;

/** The Chromium of this machine, with a camera that films a test picture. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: installedBrowser(), args: ARGUMENTS });
}

/** A fresh visitor without cookies on a page of the platform under test; its device is a phone unless told otherwise. */
export async function visit(browser: Browser, path: string, device: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext({ baseURL: inject("platform").url, ...device });
  context.setDefaultTimeout(PATIENCE);
  return open(await context.newPage(), path);
}

/** Another tab of the same person. */
export async function anotherTab(page: Page, path: string): Promise<Page> {
  return open(await page.context().newPage(), path);
}

/** What a page's device tells it about its network. */
export interface Network {
  readonly offline?: boolean;
  /** Bytes per second; without a limit when left out. */
  readonly upload?: number;
}

/** One per page: the limits of a second one would come on top. */
const wires = new WeakMap<Page, CDPSession>();

/** Changes the network of the page; what is not said is as good as can be. */
export async function setNetwork(page: Page, { offline = false, upload = -1 }: Network): Promise<void> {
  const devTools = wires.get(page) ?? (await page.context().newCDPSession(page));
  wires.set(page, devTools);
  const conditions = { offline, latency: 0, downloadThroughput: -1, uploadThroughput: upload };
  await devTools.send("Network.enable");
  await devTools.send("Network.emulateNetworkConditions", conditions);
}

/** Ends a tab in the middle of what it does. Closing it politely would lift its speed limit first and let an upload finish. */
export async function killTab(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const dead = page.waitForEvent("crash");
  devTools.send("Page.crash").catch(() => undefined);
  await dead;
  await page.close();
}

async function open(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}

function installedBrowser(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC];
  const found = places.find(isProgram);
  if (found === undefined) throw new Error("These tests need Chromium or Chrome: `npm test` installs it.");
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
