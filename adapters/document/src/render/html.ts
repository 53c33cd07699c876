import { type Block, type Document, plain, rendered, type Text } from "../model/document.ts";
import type { Locate } from "../model/source.ts";
import { anchors } from "./anchor.ts";
import { xml } from "./drawing.ts";
import { SCRIPT, STYLE } from "./style.ts";
import { svg } from "./svg.ts";

/** A figure of so many characters at most stays on one line: `us-east-1` is no place to break. */
const UNBROKEN = 18;

/** A document as one page that needs nothing beside itself: no network, and no script to be read. */
export function renderHtml(document: Document, locate: Locate): string {
  const text = (value: Text): string =>
    rendered(value, (part) => {
      if (typeof part === "string") return xml(part);
      const link = locate(part.from);
      if (link === null) return xml(part.text);
      const kept = part.text.length > UNBROKEN ? "f" : "f w";
      return `<a class="${kept}" href="${xml(link.href)}" title="${xml(link.name)}">${xml(part.text)}</a>`;
    });
  const ids = anchors(document);
  const contents = document.sections.map(({ title }) => `<li><a href="#${ids.get(title)}">${xml(title)}</a></li>`);
  const sections = document.sections.map(
    ({ title, blocks }) =>
      `<section id="${ids.get(title)}"><h2>${xml(title)}</h2>\n${blocks.map((block) => blockHtml(block, text)).join("\n")}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${xml(document.title)}</title><style>${STYLE}</style></head>
<body><svg class="defs" aria-hidden="true"><defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs></svg>
<a class="skip" href="#content">To the content</a>
<div class="wrap"><nav aria-label="Contents"><details open><summary>Contents</summary><ol>${contents.join("")}</ol></details></nav>
<main id="content"><header class="top"><h1>${xml(document.title)}</h1><p class="lead">${text(document.summary)}</p><button class="theme" type="button" hidden>Dark</button></header>
${sections.join("\n")}
</main></div>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function blockHtml(block: Block, text: (value: Text) => string): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${xml(block.text)}</h3>`;
    case "paragraph":
      return `<p>${text(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${text(item)}</li>`).join("")}</ul>`;
    case "steps":
      return `<ol>${block.items.map((item) => `<li>${text(item)}</li>`).join("")}</ol>`;
    case "table":
      return tableHtml(block, text);
    case "diagram":
      return diagramHtml(block);
  }
}

function tableHtml({ title, columns, rows }: Extract<Block, { kind: "table" }>, text: (value: Text) => string): string {
  const head = columns.map((column) => (column === "" ? "<td></td>" : `<th scope="col">${xml(column)}</th>`)).join("");
  const body = rows.map((row) => {
    const [first = "", ...others] = row;
    const cells = columns[0] === "" ? sameOnce(others) : others.map((cell) => ({ cell, columns: 1 }));
    return `<tr><th scope="row">${text(first)}</th>${cells.map((one) => cellHtml(one, text)).join("")}</tr>`;
  });
  const caption = title === "" ? "" : `<caption>${xml(title)}</caption>`;
  const name = xml(title === "" ? columns.join(", ") : title);
  return `<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table>${caption}<thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

/** What is the same in every environment is said once, across all of their columns. */
function sameOnce(cells: readonly Text[]): readonly { readonly cell: Text; readonly columns: number }[] {
  const [first] = cells;
  if (first === undefined || new Set(cells.map(plain)).size > 1) return cells.map((cell) => ({ cell, columns: 1 }));
  return [{ cell: first, columns: cells.length }];
}

function cellHtml(
  { cell, columns }: { readonly cell: Text; readonly columns: number },
  text: (value: Text) => string,
): string {
  if (columns === 1) return `<td>${text(cell)}</td>`;
  return `<td class="all${plain(cell) === "–" ? " none" : ""}" colspan="${columns}">${text(cell)}</td>`;
}

function diagramHtml({ diagram, of, folded }: Extract<Block, { kind: "diagram" }>): string {
  const name = `${diagram.title}: ${of}`;
  const drawing = `<div class="draw" tabindex="0" role="group" aria-label="${xml(name)}">${svg(diagram, name)}</div>`;
  if (folded) return `<details class="more"><summary>${xml(name)}</summary>${drawing}</details>`;
  return `<figure>${drawing}<figcaption>${xml(name)}</figcaption></figure>`;
}
