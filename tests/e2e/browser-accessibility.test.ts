import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { DESK, PHONE, startBrowser, visit } from "./browser.ts";
import { accessibilityFaults } from "./browser-faults.ts";
import { chooseClip, type Dancer, play, playerOf, signIn } from "./browser-steps.ts";
import { makeClip } from "./clip.ts";
import { follow, registerMember, upload } from "./member.ts";

const { url } = inject("platform");

let browser: Browser;
let clip: Buffer;
let dancer: Dancer;
let watch: string;
let title: string;
beforeAll(async () => {
  browser = await startBrowser();
  clip = await makeClip({ seconds: 3, size: "320x240" });
  const member = await registerMember(url);
  dancer = { name: member.username, email: member.email, password: member.password };
  title = `Windmill by ${member.username}`;
  const id = await upload(member, clip, { title });
  await follow(member, id, ({ state }) => state === "complete");
  const failing = await upload(member, Buffer.from("Not a picture in sight."), { title: "Words" });
  await follow(member, failing, ({ state }) => state === "failed");
  watch = `/watch/${id}`;
});
afterAll(() => browser.close());

const DEVICES: readonly [string, BrowserContextOptions][] = [
  ["a phone", { ...PHONE, reducedMotion: "reduce" }],
  ["a desk", { ...DESK, reducedMotion: "reduce" }],
];

for (const [device, options] of DEVICES) {
  describe(`on ${device}, in dark and light, no screen shuts anybody out`, () => {
    it("before signing in", async () => {
      const page = await visit(browser, "/", options);
      await seen(page, page.getByRole("link", { name: title }));
      await page.goto("/?category=groove&tag=nobody-writes-this");
      await seen(page, page.getByRole("heading", { name: "No groove yet" }));
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Sign in" }).click();
      await seen(page, page.getByText("Enter your password."));
      await page.goto("/sign-up");
      await seen(page, page.getByRole("button", { name: "Create account" }));
      await page.goto("/add");
      await seen(page, page.getByRole("heading", { name: "Sign in to add a move" }));
      await page.goto("/nowhere");
      await seen(page, page.getByRole("heading", { name: "Nobody is dancing here" }));
      await page.goto(watch);
      await seen(page, playerOf(page, title));
      await page.getByRole("button", { name: /^Quality/ }).click();
      await seen(page, page.getByRole("menuitemradio", { name: "240p" }));
      await page.context().close();
    });

    it("after signing in", async () => {
      const page = await visit(browser, "/", options);
      await signIn(page, dancer);
      await page.goto("/mine");
      await seen(page, page.getByRole("link", { name: title, exact: true }));
      await page.getByRole("link", { name: "Words", exact: true }).click();
      await seen(page, page.getByRole("alert").getByText("This video did not work out"));
      await page.goto(`${watch}/edit`);
      await seen(page, page.getByRole("button", { name: "Save move" }));
      await page.getByRole("button", { name: "Delete" }).click();
      await seen(page, page.getByRole("alertdialog"));
      await page.goto("/account");
      await seen(page, page.getByText(`Signed in with ${dancer.email}`));
      await page.goto("/add");
      await seen(page, page.getByRole("button", { name: "Film now" }));
      await page.getByRole("button", { name: "Film now" }).click();
      await seen(page, page.getByRole("button", { name: "Start recording" }));
      await page.keyboard.press("Escape");
      await chooseClip(page, clip);
      await page.getByRole("button", { name: "Publish move" }).click();
      await seen(page, page.getByText("Choose the kind of move."));
      await page.context().close();
    });
  });
}

describe("by keyboard alone", () => {
  it("signs in, finds a move and watches it, and always shows where one is", async () => {
    const page = await visit(browser, "/sign-in", DESK);
    const order = ["Skip to the content", "Breiq, home", "Discover", "Add a move", "Sign in"];
    for (const name of [...order, "Switch between dark and light", "Email"]) expect(await tab(page)).toBe(name);
    await page.keyboard.type(dancer.email);
    expect(await tab(page)).toBe("Password");
    await page.keyboard.type(dancer.password);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Account", exact: true }).waitFor();
    await page.getByRole("link", { name: title }).waitFor();

    await page.goto("/");
    await page.getByRole("link", { name: title }).waitFor();
    expect(await tab(page)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await tabTo(page, title);
    await page.keyboard.press("Enter");
    const player = playerOf(page, title);
    await player.getByRole("button", { name: /^Quality/ }).waitFor();
    // Until its length is known a video has no places to go to.
    await player.getByRole("slider", { name: "Seek", disabled: false }).waitFor();
    await tabTo(page, "Seek");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Home");
    await tabTo(page, "Play");
    await page.keyboard.press("m");
    await player.getByRole("button", { name: "Unmute" }).waitFor();
    await page.keyboard.press("Space");
    await player.getByRole("button", { name: "Pause" }).waitFor();
    await page.keyboard.press("k");
    await play(page, title);
    await page.context().close();
  });

  it("keeps to a dialog until it is answered, and goes back to where it was", async () => {
    const page = await visit(browser, "/", DESK);
    await signIn(page, dancer);
    await page.goto(`${watch}/edit`);
    await page.getByRole("button", { name: "Delete" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.locator(":focus", { hasText: "Keep it" }).waitFor();
    // At either end the dialog catches the focus and passes it on to the other.
    for (const name of ["Delete move", "Keep it", "Delete move"]) {
      await page.keyboard.press("Tab");
      await page.locator(":focus", { hasText: name }).waitFor();
    }
    await page.keyboard.press("Escape");
    await page.locator(":focus", { hasText: "Delete" }).waitFor();
    await page.context().close();
  });
});

it("moves nothing for those who asked for less motion", async () => {
  const longest = async (reducedMotion: "reduce" | "no-preference") => {
    const page = await visit(browser, "/", { ...PHONE, reducedMotion });
    const card = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
    await card.waitFor();
    const seconds = await card.evaluate((element) => {
      const { animationDuration } = element.ownerDocument.defaultView.getComputedStyle(element);
      return Number.parseFloat(animationDuration);
    });
    await page.context().close();
    return seconds;
  };
  expect(await longest("no-preference")).toBeGreaterThan(0.1);
  expect(await longest("reduce")).toBeLessThanOrEqual(0.001);
});

/** Waits for what the screen is about and then asks axe. */
async function seen(page: Page, subject: ReturnType<Page["locator"]>): Promise<void> {
  await subject.first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
}

/** Presses the tab key; gives the name of what has the focus now, which must be marked by an outline. */
async function tab(page: Page): Promise<string> {
  await page.keyboard.press("Tab");
  const { name, outline } = await page.locator(":focus").evaluate((element) => {
    const { document, getComputedStyle } = element.ownerDocument.defaultView;
    const label = document.querySelector(`label[for="${element.id}"]`)?.textContent;
    const marked = element.closest("[class*='has-[:focus-visible]']") ?? element;
    return {
      name: String(element.getAttribute("aria-label") ?? label ?? element.textContent).trim(),
      outline: Number.parseFloat(getComputedStyle(marked).outlineWidth),
    };
  });
  expect(outline, `${name} shows that it has the focus`).toBeGreaterThanOrEqual(2);
  return name;
}

/** Presses the tab key until something has the focus; a whole page has fewer stops than this allows. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) if ((await tab(page)) === name) return;
  throw new Error(`${name} cannot be reached with the tab key.`);
}
