import type { Tokens } from "@terrace/identity/contract";
import { sendForJson } from "./http.ts";
import { createSession, type Session, type SessionWorld } from "./session.ts";

/** Name of the cookie that lets the server draw the signed-in navigation at once; it holds `1` and no secret. */
const signedInCookie = "signed_in";

const yearSeconds = 31_536_000;
const hearingMs = 50;

function browserWorld(): SessionWorld {
  const channel = new BroadcastChannel("session");
  return {
    refresh: () => sendForJson<Tokens>("/api/auth/refresh", { method: "POST", body: { session: "cookie" } }),
    exclusively: (work) => ("locks" in navigator ? holdingLock(work) : work()),
    tabs: {
      tell: (message) => channel.postMessage(message),
      listen: (hear) => channel.addEventListener("message", (event) => hear(event.data)),
    },
    hint: {
      get: () => document.cookie.split("; ").includes(`${signedInCookie}=1`),
      set: (signedIn) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
        document.cookie = `${signedInCookie}=1; Path=/; SameSite=Lax; Max-Age=${signedIn ? yearSeconds : 0}`;
      },
    },
    now: () => Date.now(),
    later: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** The lock outlives the work by a moment, in which the other tabs hear of the new token before it is their turn. */
function holdingLock<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    void navigator.locks.request("session-refresh", async () => {
      await work().then(resolve, reject);
      await new Promise((done) => setTimeout(done, hearingMs));
    });
  });
}

let session: Session | undefined;

/** The session of this tab; browser only. */
export function browserSession(): Session {
  session ??= createSession(browserWorld());
  return session;
}
