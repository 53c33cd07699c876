/** Name of the unique constraint or index that an insert or update broke (SQLSTATE 23505), if that is what the error says. */
export function brokenUnique(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "23505") return undefined;
  return "constraint" in error && typeof error.constraint === "string" ? error.constraint : undefined;
}
