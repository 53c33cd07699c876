import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type RunningTerrace, startTerrace } from "./cli-process.ts";

/** A console that is served by its command. */
export interface OpenConsole {
  /** With the token. */
  readonly url: string;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Runs `terrace console` for the platform under test and waits for its address. */
export async function openConsole(stateRoot: string): Promise<OpenConsole> {
  const running = startTerrace(["console", "breiq", "--json"], { env: { TERRACE_STATE: stateRoot } });
  const url = await addressOf(running);
  return {
    url,
    origin: new URL(url).origin,
    close: async () => {
      running.kill("SIGINT");
      await running.finished;
    },
  };
}

/** Everything that the browser complained about. */
const COMPLAINTS = new WeakMap<Page, string[]>();

/** A page that has come in by the printed address. */
export async function visitConsole(
  browser: Browser,
  { url }: OpenConsole,
  device: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ ...device, reducedMotion: "reduce" });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  COMPLAINTS.set(page, complaints);
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(url);
  return page;
}

export function complaintsOf(page: Page): readonly string[] {
  return COMPLAINTS.get(page) ?? [];
}

async function addressOf(running: RunningTerrace): Promise<string> {
  await running.shown('"url":');
  const found = /"url":"([^"]+)"/.exec(running.output())?.[1];
  if (found === undefined) throw new Error("the console printed no address");
  return found;
}
