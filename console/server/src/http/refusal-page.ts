/** Who is not let in learns why, and how to come in. Nothing of the platform stands here, not even its name. */
export function refusalPage(status: number, reason: string): string {
  const help =
    status === 401
      ? "<p>Run <code>npx terrace console</code> and open the address that it prints. Each start has a token of its own.</p>"
      : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status} · Terrace console</title><style>${STYLE}</style></head>
<body><main><p class="status">${status}</p><h1>${TITLES[status] ?? "Not here"}</h1><p>${reason}</p>${help}</main></body></html>
`;
}

const TITLES: Readonly<Record<number, string>> = {
  401: "This console is locked",
  403: "Not from there",
  421: "Not by that name",
};

const STYLE = `:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;place-items:center;font:1.0625rem/1.5 ui-sans-serif,system-ui,sans-serif;background:light-dark(oklch(.963 .005 245),oklch(.175 .012 255));color:light-dark(oklch(.21 .02 258),oklch(.965 .004 245))}
main{max-width:30rem;padding:2rem}h1{font-size:1.6875rem;line-height:1.15;margin:.5rem 0 1rem}
.status{margin:0;font-weight:600;color:light-dark(oklch(.46 .02 255),oklch(.755 .014 250))}
code{padding:.125rem .375rem;border-radius:.25rem;background:light-dark(oklch(.925 .008 245),oklch(.28 .016 255))}`;
