import { randomBytes } from "node:crypto";
import type { Locator, Page } from "playwright-core";

/** What a person types to come back. */
export interface Dancer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** A file as the browser's file chooser hands it over. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What the tests need of a video element; they are compiled without the browser's types. */
interface Picture {
  readonly videoWidth: number;
  readonly currentTime: number;
  addEventListener(type: "timeupdate", listener: () => void): void;
}

/** So much of a clip must have been played to call it playing. */
const MOVED_SECONDS = 0.5;

/** A person whom no other test knows. */
export function newDancer(): Dancer {
  const name = `dancer_${randomBytes(5).toString("hex")}`;
  return { name, email: `${name}@example.org`, password: randomBytes(12).toString("base64url") };
}

/** Registers by the form and ends on the page that was asked for; without one, at home. */
export async function signUp(page: Page, to = "/"): Promise<Dancer> {
  const dancer = newDancer();
  await page.goto(`/sign-up?to=${encodeURIComponent(to)}`);
  await page.getByLabel("Name").fill(dancer.name);
  await page.getByLabel("Email").fill(dancer.email);
  await page.getByLabel("Password", { exact: true }).fill(dancer.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("link", { name: "Account", exact: true }).waitFor();
  await page.waitForURL(to);
  return dancer;
}

/** Signs in by the form and ends at home. */
export async function signIn(page: Page, dancer: Dancer): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(dancer.email);
  await page.getByLabel("Password", { exact: true }).fill(dancer.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Account", exact: true }).waitFor();
  await page.waitForURL("/");
}

/** Presses a button that opens the file chooser and picks a file there. */
export async function chooseFile(page: Page, button: Locator, file: ChosenFile): Promise<void> {
  const opened = page.waitForEvent("filechooser");
  await button.click();
  await (await opened).setFiles(file);
}

/** Chooses a clip on the page for adding a move; the upload begins at once. */
export async function chooseClip(page: Page, clip: Buffer, name = "six-step.mp4"): Promise<void> {
  const file = { name, mimeType: "video/mp4", buffer: clip };
  await chooseFile(page, page.getByRole("button", { name: "Choose a video" }), file);
  await page.getByRole("heading", { name: "Describe the move", level: 1 }).waitFor();
}

/** Fills in title and category, the least that a move needs, and publishes; ends on the page to watch it. */
export async function publish(page: Page, title: string): Promise<void> {
  await page.getByLabel("Title").fill(title);
  await page.getByRole("radio", { name: "Footwork" }).click();
  await page.getByRole("button", { name: "Publish move" }).click();
  await page.waitForURL(/\/watch\/[0-9a-f-]{36}$/);
}

/** Adds a move with a clip from its file to where it can be watched; gives its path. */
export async function addMove(page: Page, clip: Buffer, title: string): Promise<string> {
  await page.goto("/add");
  await chooseClip(page, clip);
  await publish(page, title);
  await playerOf(page, title).waitFor();
  return new URL(page.url()).pathname;
}

/** The player of a move. */
export function playerOf(page: Page, title: string): Locator {
  return page.getByRole("region", { name: `Player: ${title}` });
}

/** Presses play and resolves once the picture has moved for half a second at a quality that hls.js has picked. */
export async function play(page: Page, title: string): Promise<{ readonly seconds: number; readonly lines: number }> {
  const player = playerOf(page, title);
  await player.getByRole("button", { name: "Play", exact: true }).click();
  const quality = player.getByRole("button", { name: /^Quality: \d+p$/ });
  await quality.waitFor();
  const seconds = await playedTo(page, title, MOVED_SECONDS);
  const name = (await quality.getAttribute("aria-label")) ?? "";
  return { seconds, lines: Number(/\d+/.exec(name)?.[0]) };
}

/** Resolves with the position once a playing picture has got so far, in seconds. */
export function playedTo(page: Page, title: string, seconds: number): Promise<number> {
  return playerOf(page, title).locator("video").evaluate(moved, seconds);
}

/** Runs in the page: the position of a picture as soon as there is one and it has moved far enough. */
function moved(element: unknown, seconds: number): Promise<number> {
  const picture = element as Picture;
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("The picture does not move.")), 30_000);
    const look = () => picture.videoWidth > 0 && picture.currentTime > seconds && resolve(picture.currentTime);
    picture.addEventListener("timeupdate", look);
    look();
  });
}
