import { describe, expect, it } from "vitest";
import { ApiError, unreachable } from "./api-error.ts";
import { createSession, type SessionWorld } from "./session.ts";

const claims = { sub: "u1", username: "ana", role: "user" };
let issued = 0;

function token(): string {
  issued += 1;
  return `head.${btoa(JSON.stringify({ ...claims, jti: issued }))}.sign`;
}

/** Tabs of one browser: one lock, one channel, one cookie hint, one clock. */
function createBrowser({ hint = true } = {}) {
  let turn: Promise<unknown> = Promise.resolve();
  const hearers: { tab: number; hear: (message: never) => void }[] = [];
  const timers: { at: number; work: () => void }[] = [];
  const browser = {
    now: 0,
    hint,
    refreshes: 0,
    answer: async () => ({ accessToken: token(), expiresIn: 900 }),
    timers,
    tab(): SessionWorld {
      const tab = hearers.length;
      return {
        refresh() {
          browser.refreshes += 1;
          return browser.answer();
        },
        exclusively(work) {
          const run = turn.then(work, work);
          turn = run.catch(() => undefined);
          return run;
        },
        tabs: {
          tell(message) {
            for (const other of hearers) if (other.tab !== tab) other.hear(message as never);
          },
          listen: (hear) => void hearers.push({ tab, hear: hear as never }),
        },
        hint: { get: () => browser.hint, set: (value) => void (browser.hint = value) },
        now: () => browser.now,
        later(milliseconds, work) {
          const timer = { at: browser.now + milliseconds, work };
          timers.push(timer);
          return () => void timers.splice(timers.indexOf(timer), 1);
        },
      };
    },
  };
  return browser;
}

describe("a session", () => {
  it("asks for no token when this browser was never signed in", async () => {
    const browser = createBrowser({ hint: false });
    const session = createSession(browser.tab());
    session.start();
    expect(session.state()).toEqual({ status: "anonymous" });
    expect(await session.token()).toBeNull();
    expect(browser.refreshes).toBe(0);
  });

  it("makes one exchange for many requests at once", async () => {
    const browser = createBrowser();
    const session = createSession(browser.tab());
    const tokens = await Promise.all([session.token(), session.token(), session.renew("old")]);
    expect(browser.refreshes).toBe(1);
    expect(new Set(tokens).size).toBe(1);
    expect(session.state()).toEqual({ status: "signedIn", user: { id: "u1", username: "ana", role: "user" } });
  });

  it("makes one exchange for several tabs: the others take the token they are told", async () => {
    const browser = createBrowser();
    const tabs = [createSession(browser.tab()), createSession(browser.tab()), createSession(browser.tab())];
    const tokens = await Promise.all(tabs.map((tab) => tab.token()));
    expect(browser.refreshes).toBe(1);
    expect(new Set(tokens).size).toBe(1);
  });

  it("gives a rejected request the token that came meanwhile instead of making another", async () => {
    const browser = createBrowser();
    const session = createSession(browser.tab());
    const current = await session.token();
    expect(await session.renew("an older one")).toBe(current);
    expect(browser.refreshes).toBe(1);
    expect(await session.renew(current ?? "")).not.toBe(current);
    expect(browser.refreshes).toBe(2);
  });

  it("renews by itself a minute before the token ends", async () => {
    const browser = createBrowser();
    const session = createSession(browser.tab());
    const first = await session.token();
    expect(browser.timers.map((timer) => timer.at)).toEqual([840_000]);
    browser.now = 840_000;
    browser.timers[0]?.work();
    await expect.poll(() => browser.refreshes).toBe(2);
    expect(await session.token()).not.toBe(first);
  });

  it("ends in every tab when the cookie is refused", async () => {
    const browser = createBrowser();
    const [one, two] = [createSession(browser.tab()), createSession(browser.tab())];
    await one.token();
    browser.answer = async () => {
      throw new ApiError({ status: 401, code: "TOKEN_REUSED", message: "" });
    };
    expect(await one.renew((await one.token()) ?? "")).toBeNull();
    expect(one.state().status).toBe("anonymous");
    expect(two.state().status).toBe("anonymous");
    expect(browser.hint).toBe(false);
  });

  it("stays signed in while the server is away, says so, and tries again", async () => {
    const browser = createBrowser();
    const session = createSession(browser.tab());
    const working = browser.answer;
    browser.answer = async () => {
      throw unreachable();
    };
    await expect(session.token()).rejects.toThrow(ApiError);
    expect(session.state()).toEqual({ status: "unknown", troubled: true });
    browser.answer = working;
    browser.timers[0]?.work();
    await expect.poll(() => session.state().status).toBe("signedIn");
    expect(browser.hint).toBe(true);
  });
});
