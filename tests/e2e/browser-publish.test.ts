import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setNetwork, startBrowser, visit } from "./browser.ts";
import { addMove, chooseClip, chooseFile, play, playerOf, publish, signUp } from "./browser-steps.ts";
import { makeClip } from "./clip.ts";

let browser: Browser;
let clip: Buffer;
beforeAll(async () => {
  browser = await startBrowser();
  clip = await makeClip({ seconds: 3, size: "320x240" });
});
afterAll(() => browser.close());

describe("a move from a file, on a phone", () => {
  it("uploads while it is described, tells how far it is, plays, and is in the lists", async () => {
    const page = await visit(browser, "/");
    const { name } = await signUp(page);
    await page.getByRole("link", { name: "Add a move" }).click();
    await page.getByRole("heading", { name: "Add a move", level: 1 }).waitFor();
    await setNetwork(page, { upload: clip.length / 20 });
    await chooseClip(page, clip);

    const upload = page.getByRole("region", { name: "Upload" });
    await upload.getByRole("status").getByText("Uploading").waitFor();
    const sent = upload.getByRole("progressbar", { name: "Uploading" });
    expect(await sent.getAttribute("aria-valuetext")).toMatch(/ of .*B$/);
    const title = `Six step by ${name}`;
    await publish(page, title);
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    await page.getByRole("progressbar", { name: "Uploading" }).waitFor();

    await setNetwork(page, {});
    await playerOf(page, title).waitFor();
    await page.getByRole("status").getByText("Ready", { exact: true }).waitFor();
    expect(await play(page, title)).toMatchObject({ lines: 240 });
    await page.getByRole("link", { name: "Discover" }).click();
    await page.getByRole("list", { name: "Moves" }).getByRole("link", { name: title }).waitFor();
    await page.getByRole("link", { name: "My moves" }).click();
    await page.getByRole("list", { name: "My moves" }).getByRole("link", { name: title, exact: true }).waitFor();
    await page.context().close();
  });

  it("asks for what is missing beside the field", async () => {
    const page = await visit(browser, "/");
    await signUp(page, "/add");
    await chooseClip(page, clip);
    await page.getByRole("button", { name: "Publish move" }).click();
    await page.getByText("Give the move a name.").waitFor();
    await page.getByText("Choose the kind of move.").waitFor();
    expect(await page.locator(":focus").getAttribute("name")).toBe("title");
    await page.context().close();
  });

  it("says that a file is not a video, and leads to another one", async () => {
    const page = await visit(browser, "/");
    await signUp(page, "/add");
    const text = { name: "words.txt", mimeType: "text/plain", buffer: Buffer.from("words") };
    await chooseFile(page, page.getByRole("button", { name: "Choose a video" }), text);
    await page.getByText("This file is not a video.").first().waitFor();

    await chooseClip(page, Buffer.from("Not a picture in sight. ".repeat(400)), "lies.mp4");
    await publish(page, "Words");
    const trouble = page.getByRole("alert").filter({ hasText: "This video did not work out" });
    await trouble.getByText("This file is not a video.").waitFor();
    await page.getByRole("main").getByRole("link", { name: "Try another video" }).click();
    await page.getByRole("heading", { name: "Show the move" }).waitFor();
    await page.goto("/mine");
    const item = page.getByRole("listitem").filter({ hasText: "Words" });
    await item.getByText("Failed").waitFor();
    await item.getByText("This file is not a video.").waitFor();
    await page.context().close();
  });
});

describe("a move from the camera, on a phone", () => {
  it("is filmed, looked at, filmed again, posted and played", async () => {
    const page = await visit(browser, "/");
    await signUp(page, "/add");
    await page.getByRole("button", { name: "Film now" }).click();
    const camera = page.getByRole("dialog", { name: "Camera" });
    await camera.getByRole("button", { name: "Count-in" }).click();
    await record(page);
    await camera.getByRole("button", { name: "Film again" }).click();
    await record(page);
    await camera.getByRole("button", { name: "Use this take" }).click();
    await page.getByRole("heading", { name: "Describe the move", level: 1 }).waitFor();
    await publish(page, "Filmed in the kitchen");
    await playerOf(page, "Filmed in the kitchen").waitFor();
    const { lines } = await play(page, "Filmed in the kitchen");
    expect(lines).toBeGreaterThanOrEqual(240);
    await page.context().close();
  });

  it("counts in with the dancer and can be stopped", async () => {
    const page = await visit(browser, "/");
    await signUp(page, "/add");
    await page.getByRole("button", { name: "Film now" }).click();
    await page.getByRole("button", { name: "Start recording" }).click();
    await page.getByRole("status").getByText("Recording starts after the count. 6").waitFor();
    await page.getByRole("button", { name: "Stop the count-in" }).click();
    await page.getByRole("button", { name: "Start recording" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Show the move" }).waitFor();
    await page.context().close();
  });
});

describe("a move of one's own, on a phone", () => {
  it("is edited, made private and deleted", async () => {
    const page = await visit(browser, "/");
    await signUp(page);
    const path = await addMove(page, clip, "Draft");
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByRole("heading", { name: "Edit the move", level: 1 }).waitFor();
    await page.getByLabel("Title").fill("Baby freeze");
    await page.getByRole("radio", { name: "Freeze" }).click();
    await page.getByLabel("Description").fill("Elbow in the hip.\nLook forward.");
    await page.getByLabel("Tags").fill("Basics, #freeze, basics");
    await page.getByText("#basics #freeze").waitFor();
    await page.getByRole("radio", { name: "Private" }).click();
    await page.getByRole("button", { name: "Save move" }).click();

    await page.waitForURL(path);
    await page.getByRole("heading", { name: "Baby freeze", level: 1 }).waitFor();
    await page.getByText("Elbow in the hip.").waitFor();
    await page.getByRole("main").getByRole("link", { name: "Freeze", exact: true }).waitFor();
    expect(await page.getByRole("list", { name: "Tags" }).getByRole("link").allTextContents()).toEqual([
      "#basics",
      "#freeze",
    ]);
    await page.getByText("Private").waitFor();
    await hasNothingFor(await visit(browser, path));

    await page.getByRole("button", { name: "Delete" }).click();
    const question = page.getByRole("alertdialog", { name: "Delete “Baby freeze”?" });
    await question.getByRole("button", { name: "Keep it" }).click();
    await question.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Delete" }).click();
    await question.getByRole("button", { name: "Delete move" }).click();
    await page.waitForURL("/mine");
    await page.getByRole("heading", { name: "Nothing filmed yet" }).waitFor();
    await page.goto(path);
    await page.getByRole("heading", { name: "This move is not here" }).waitFor();
    await page.context().close();
  });
});

/** Records until the clock on the screen shows two seconds, and ends at the review of the take. */
async function record(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start recording" }).click();
  await page.getByRole("timer").getByText("0:02").waitFor();
  await page.getByRole("button", { name: "Stop recording" }).click();
  await page.getByLabel("Your take").waitFor();
}

/** What somebody else sees at the address of a private move. */
async function hasNothingFor(stranger: Page): Promise<void> {
  await stranger.getByRole("heading", { name: "This move is not here", level: 1 }).waitFor();
  await stranger.getByRole("main").getByRole("link", { name: "See what is new" }).click();
  await stranger.waitForURL("/");
  await stranger.context().close();
}
