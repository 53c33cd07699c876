import { type Block, type Document, type Figure, rendered, type Text } from "../model/document.ts";
import type { Locate } from "../model/source.ts";
import { anchors } from "./anchor.ts";
import { mermaid } from "./mermaid.ts";

/** A document as Markdown with Mermaid drawings. Links stand at the end by name, so that the text can be read as it is. */
export function renderMarkdown(document: Document, locate: Locate): string {
  const links = new Map<string, string>();
  const text = (value: Text): string =>
    rendered(value, (part) => (typeof part === "string" ? escaped(part) : linked(part)));
  const linked = ({ text: words, from }: Figure): string => {
    const link = locate(from);
    if (link === null) return escaped(words);
    links.set(link.name, link.href);
    return `[${escaped(words)}][${link.name}]`;
  };
  const ids = anchors(document);
  const contents = document.sections.map(({ title }) => `- [${title}](#${ids.get(title)})`).join("\n");
  const body = document.sections.map(
    ({ title, blocks }) =>
      `<a id="${ids.get(title)}"></a>\n\n## ${title}\n\n${blocks.map((block) => blockText(block, text)).join("\n\n")}`,
  );
  const notes = [...links].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, href]) => `[${name}]: ${href}`);
  return `# ${document.title}\n\n${text(document.summary)}\n\n${contents}\n\n${body.join("\n\n")}\n\n${notes.join("\n")}\n`;
}

function blockText(block: Block, text: (value: Text) => string): string {
  switch (block.kind) {
    case "heading":
      return `### ${block.text}`;
    case "paragraph":
      return text(block.text);
    case "list":
      return block.items.map((item) => `- ${text(item)}`).join("\n");
    case "steps":
      return block.items.map((item, index) => `${index + 1}. ${text(item)}`).join("\n");
    case "table":
      return tableText(block, text);
    case "diagram": {
      const { diagram, of, folded } = block;
      const drawing = `\`\`\`mermaid\n${mermaid(diagram)}\n\`\`\``;
      const caption = `${diagram.title}: ${of}`;
      return folded
        ? `<details><summary>${caption}</summary>\n\n${drawing}\n\n</details>`
        : `**${caption}**\n\n${drawing}`;
    }
  }
}

function tableText({ title, columns, rows }: Extract<Block, { kind: "table" }>, text: (value: Text) => string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const head = [line(columns), line(columns.map(() => "---"))];
  const caption = title === "" ? "" : `**${title}**\n\n`;
  return `${caption}${[...head, ...rows.map((row) => line(row.map((cell) => text(cell) || " ")))].join("\n")}`;
}

function escaped(text: string): string {
  return text.replace(/[|*_<>[\]`]/g, (sign) => (sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : `\\${sign}`));
}
