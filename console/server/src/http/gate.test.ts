import { describe, expect, it } from "vitest";
import { admit, type Caller } from "./gate.ts";
import { newKeys } from "./keys.ts";

const KEYS = newKeys();
const PORT = 4_700;

function caller(patch: Partial<Caller>): Caller {
  return {
    method: "GET",
    url: `${KEYS.base}/`,
    host: `127.0.0.1:${PORT}`,
    origin: undefined,
    site: "none",
    mode: "navigate",
    cookie: `theme=dark; ${KEYS.cookie}=${KEYS.session}`,
    contentType: undefined,
    ...patch,
  };
}

const status = (patch: Partial<Caller>) => {
  const admission = admit(caller(patch), KEYS, PORT);
  return admission.kind === "refuse" ? admission.status : admission.kind;
};

describe("admit", () => {
  it("passes what has the session, below its base", () => {
    expect(admit(caller({ url: `${KEYS.base}/api/stream?topics=status` }), KEYS, PORT)).toMatchObject({
      kind: "pass",
      path: "/api/stream",
    });
    expect(admit(caller({ url: KEYS.base }), KEYS, PORT)).toMatchObject({ kind: "pass", path: "/" });
    expect(status({ host: `localhost:${PORT}` })).toBe("pass");
  });

  it("gives a session for the token, and for nothing else", () => {
    expect(admit(caller({ url: `/?token=${KEYS.token}`, cookie: undefined }), KEYS, PORT)).toEqual({
      kind: "enter",
      to: `${KEYS.base}/`,
    });
    expect(status({ url: "/?token=", cookie: undefined })).toBe(401);
    expect(status({ url: `/?token=${KEYS.token.slice(1)}`, cookie: undefined })).toBe(401);
    expect(status({ url: `/elsewhere?token=${KEYS.token}`, cookie: undefined })).toBe(401);
  });

  it("knows nobody without the session, by the right path or not", () => {
    expect(status({ cookie: undefined })).toBe(401);
    expect(status({ cookie: `${KEYS.cookie}=${KEYS.token}` })).toBe(401);
    expect(status({ url: "/" })).toBe(401);
    expect(status({ url: `${KEYS.base}x/api/stream` })).toBe(401);
    expect(status({ url: "/api/stream" })).toBe(401);
  });

  it("refuses other origins, ports beside it included", () => {
    expect(status({ origin: "http://evil.example" })).toBe(403);
    expect(status({ origin: "http://127.0.0.1:8080" })).toBe(403);
    expect(status({ origin: "null" })).toBe(403);
    expect(status({ site: "same-site", mode: "cors" })).toBe(403);
    expect(status({ site: "cross-site", mode: "no-cors" })).toBe(403);
    expect(status({ site: "cross-site", mode: "navigate" })).toBe("pass");
    expect(status({ origin: `http://127.0.0.1:${PORT}`, site: "same-origin", mode: "cors" })).toBe("pass");
  });

  it("refuses another name, which a page may have pointed here", () => {
    expect(status({ host: `evil.example:${PORT}` })).toBe(421);
    expect(status({ host: "127.0.0.1" })).toBe(421);
    expect(status({ host: undefined })).toBe(421);
  });

  it("changes only what the console's own pages ask for, in JSON", () => {
    const post = { method: "POST", origin: `http://127.0.0.1:${PORT}`, contentType: "application/json" };
    expect(status(post)).toBe("pass");
    expect(status({ ...post, origin: undefined })).toBe(403);
    expect(status({ ...post, contentType: "text/plain" })).toBe(415);
    expect(status({ ...post, method: "DELETE" })).toBe(405);
    expect(status({ ...post, cookie: undefined })).toBe(401);
  });
});
