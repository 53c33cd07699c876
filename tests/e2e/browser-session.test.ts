import { createPrivateKey, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { anotherTab, startBrowser, visit } from "./browser.ts";
import { signUp } from "./browser-steps.ts";

const PROFILE = "**/api/users/profile";
const REFRESH = "/api/auth/refresh";
/** An access token lives 15 minutes (BRQ-AUTH-03) and is renewed in its last one. */
const NEARLY_EXPIRED = "14:05";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe("a long visit", () => {
  it("goes on when the access token expires between two taps", async () => {
    const page = await visit(browser, "/");
    const { email } = await signUp(page);
    const answers: number[] = [];
    page.on("response", (answer) => answer.url().endsWith("/api/users/profile") && answers.push(answer.status()));
    await page.route(
      PROFILE,
      async (route, request) => {
        const authorization = `Bearer ${await expired(request.headers().authorization ?? "")}`;
        await route.continue({ headers: { ...request.headers(), authorization } });
      },
      { times: 1 },
    );
    await page.getByRole("link", { name: "Account", exact: true }).click();
    await page.getByText(`Signed in with ${email}`).waitFor();
    expect(answers).toEqual([401, 200]);
    await page.context().close();
  });

  it("renews the access token before it expires, once for all tabs", async () => {
    const first = await visit(browser, "/");
    await first.context().clock.install();
    await signUp(first);
    const second = await anotherTab(first, "/mine");
    await second.getByRole("heading", { name: "Nothing filmed yet" }).waitFor();
    const renewals: string[] = [];
    first.context().on("request", (request) => request.url().endsWith(REFRESH) && renewals.push(request.url()));
    const renewed = first.context().waitForEvent("response", (answer) => answer.url().endsWith(REFRESH));
    await first.context().clock.fastForward(NEARLY_EXPIRED);
    expect((await renewed).status()).toBe(200);
    await staysSignedIn(first);
    await staysSignedIn(second);
    expect(renewals).toHaveLength(1);
    await first.context().close();
  });

  it("survives two tabs that renew at the same moment, even in a browser without locks", async () => {
    const first = await visit(browser, "/");
    await signUp(first);
    const second = await anotherTab(first, "/account");
    await second.getByText(/^Signed in with /).waitFor();
    await first.context().addInitScript("delete Navigator.prototype.locks");
    const renewals: number[] = [];
    first.context().on("response", (answer) => answer.url().endsWith(REFRESH) && renewals.push(answer.status()));
    await Promise.all([first.reload(), second.reload()]);
    await Promise.all([staysSignedIn(first), staysSignedIn(second)]);
    await first.reload();
    await staysSignedIn(first);
    expect(renewals).toEqual([200, 200, 200]);
    await first.context().close();
  });

  it("ends in every tab when one signs out", async () => {
    const first = await visit(browser, "/");
    await signUp(first);
    const second = await anotherTab(first, "/mine");
    await second.getByRole("heading", { name: "Nothing filmed yet" }).waitFor();
    await first.goto("/account");
    await first.getByRole("button", { name: "Sign out" }).click();
    await second.getByRole("heading", { name: "Sign in to see your moves" }).waitFor();
    await first.context().close();
  });
});

async function staysSignedIn(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await page.getByText(/^Signed in with /).waitFor();
}

/** The same token as the platform would have issued it an hour ago. */
async function expired(authorization: string): Promise<string> {
  const [head = "", payload = ""] = authorization.replace("Bearer ", "").split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as { iat: number; exp: number };
  const old = { ...claims, iat: claims.iat - 3_600, exp: claims.exp - 3_600 };
  const body = `${head}.${Buffer.from(JSON.stringify(old)).toString("base64url")}`;
  const secrets = join(inject("stateRoot"), "breiq/local/control/secrets/secret.identity-signing-key.json");
  const { privateKey } = JSON.parse(await readFile(secrets, "utf8")) as { privateKey: string };
  return `${body}.${sign("RSA-SHA256", Buffer.from(body), createPrivateKey(privateKey)).toString("base64url")}`;
}
