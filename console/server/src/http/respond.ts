import type { ServerResponse } from "node:http";

/** Nothing from elsewhere is loaded, run, framed or told where it was called from. Styles in attributes are React's and the charts'. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** The architecture document is shown in a frame of our own pages, without scripts. */
const DOCUMENT_HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  "content-security-policy":
    "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
};

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, JSON.stringify(value), { status, type: "application/json; charset=utf-8" });
}

export function sendPage(response: ServerResponse, html: string, status = 200): void {
  send(response, html, { status, type: "text/html; charset=utf-8" });
}

/** Its own script and its links into the repository would lead nowhere from here: they are taken out. Its contents are folded: the frame is small. */
export function sendDocument(response: ServerResponse, html: string, theme: string | null): void {
  const chosen = theme === "dark" || theme === "light" ? `<html data-theme="${theme}"` : "<html";
  const shown = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/ href="(?!#|https?:)[^"]*"/g, "")
    .replace("<details open", "<details")
    .replace("<html", chosen);
  response.writeHead(200, {
    ...DOCUMENT_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(shown);
}

/** A problem in the form that all our HTTP answers have. */
export function sendProblem(response: ServerResponse, status: number, error: { code: string; message: string }): void {
  sendJson(response, { error }, status);
}

export function redirect(response: ServerResponse, to: string, cookie: string): void {
  response.writeHead(303, { ...PAGE_HEADERS, location: to, "set-cookie": cookie, "cache-control": "no-store" });
  response.end();
}

function send(response: ServerResponse, text: string, { status, type }: { status: number; type: string }): void {
  response.writeHead(status, { ...PAGE_HEADERS, "content-type": type, "cache-control": "no-store" });
  response.end(text);
}
