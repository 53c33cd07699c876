import { useEffect, useState } from "react";

/** Something that is asked for once. */
export type Asked<T> =
  | { readonly state: "waiting" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly status: number; readonly message: string };

/** The answer of one of the console's addresses, asked when it is shown. */
export function useAnswer<T>(path: string): Asked<T> {
  const [asked, setAsked] = useState<{ readonly path: string; readonly answer: Asked<T> } | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    ask<T>(path, { signal: leaving.signal })
      .then((answer) => setAsked({ path, answer }))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [path]);
  return asked?.path === path ? asked.answer : { state: "waiting" };
}

/** Rejects only when it was given up. */
async function ask<T>(path: string, init: RequestInit = {}): Promise<Asked<T>> {
  try {
    const response = await fetch(new URL(path, document.baseURI), init);
    const body = (await response.json()) as T & { readonly error?: { readonly message: string } };
    if (response.ok) return { state: "ready", value: body };
    return { state: "failed", status: response.status, message: body.error?.message ?? "no reason was given" };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { state: "failed", status: 0, message: "the console's server does not answer" };
  }
}

/** Sends something to be done. */
export function send<T>(path: string, body: unknown): Promise<Asked<T>> {
  return ask<T>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
