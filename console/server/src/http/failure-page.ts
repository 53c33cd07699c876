/** A page in place of one that could not be made. */
export function failurePage(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not written</title><style>:root{color-scheme:light dark}[data-theme=dark]{color-scheme:dark}[data-theme=light]{color-scheme:light}body{font:1rem/1.5 system-ui,sans-serif;margin:3rem auto;max-width:36rem;padding:0 1rem}</style></head><body><h1>The document cannot be written</h1><p>${escaped(reason)}</p><p>Mend the platform's file and open this page again.</p></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
}
