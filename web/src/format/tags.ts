const maxTags = 10;
const maxLength = 50;

/** The tags in what a person typed: by comma, space or `#`, lower case, each once, ten at most. */
export function parseTags(input: string): string[] {
  const words = input.split(/[\s,#]+/).map((word) =>
    word
      .toLowerCase()
      .replace(/[^\p{L}\p{N}-]/gu, "")
      .slice(0, maxLength),
  );
  return [...new Set(words.filter((word) => word !== ""))].slice(0, maxTags);
}
