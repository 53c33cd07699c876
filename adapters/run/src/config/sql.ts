/** An SQL name, quoted. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL text, quoted. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
