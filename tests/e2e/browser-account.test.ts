import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser, visit } from "./browser.ts";
import { newDancer, signIn, signUp } from "./browser-steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe("an account, on a phone", () => {
  it("is made, left and opened again", async () => {
    const page = await visit(browser, "/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Create an account" }).click();
    await page.waitForURL("/sign-up");
    const dancer = await signUp(page);

    await page.getByRole("link", { name: "Account", exact: true }).click();
    await page.getByRole("heading", { name: dancer.name, level: 1 }).waitFor();
    await page.getByText(`Signed in with ${dancer.email}`).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Fresh moves", level: 1 }).waitFor();
    await page.goto("/mine");
    await page.getByRole("heading", { name: "Sign in to see your moves" }).waitFor();

    await signIn(page, dancer);
    await page.reload();
    await page.getByRole("link", { name: "Account", exact: true }).waitFor();
    await page.context().close();
  });

  it("leads back to where one wanted to go", async () => {
    const page = await visit(browser, "/mine");
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Create an account" }).click();
    expect(new URL(page.url()).searchParams.get("to")).toBe("/mine");
    await signUp(page, "/mine");
    await page.getByRole("heading", { name: "Nothing filmed yet" }).waitFor();
    await page.context().close();
  });

  it("says that email and password do not match, and keeps what was typed", async () => {
    const page = await visit(browser, "/sign-in");
    await page.getByLabel("Email").fill(newDancer().email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("Email and password do not match.").waitFor();
    expect(await page.getByLabel("Password", { exact: true }).inputValue()).toBe("not the password");
    await page.context().close();
  });

  it("says beside each field what is wrong with it, and goes to the first", async () => {
    const page = await visit(browser, "/sign-up");
    await page.getByLabel("Name").fill("a");
    await page.getByLabel("Email").fill("nowhere");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    const faults = { Name: /^Use 3 to 50 letters/, Email: /^Enter an email address/, Password: /^Use at least 10/ };
    for (const [label, fault] of Object.entries(faults)) {
      const field = page.getByLabel(label, { exact: true });
      await page.getByText(fault).waitFor();
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      const described = (await field.getAttribute("aria-describedby")) ?? "";
      expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(fault);
    }
    expect(await page.locator(":focus").getAttribute("name")).toBe("username");
    await page.context().close();
  });

  it("says beside the name that it is taken", async () => {
    const page = await visit(browser, "/");
    const taken = await signUp(page);
    await page.context().clearCookies();
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill(taken.name);
    await page.getByLabel("Email").fill(newDancer().email);
    await page.getByLabel("Password", { exact: true }).fill(taken.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByText("Someone already dances under this name. Pick another.").waitFor();
    expect(await page.getByLabel("Name").getAttribute("aria-invalid")).toBe("true");
    await page.context().close();
  });
});
