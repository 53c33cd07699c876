/** What a migration does to those who run on the tables as they were: nothing, nothing but work, or it takes something from them. */
export const PHASES = ["expand", "migrate", "contract"] as const;

/** One of them, in the order in which a change of a table that is in use goes through them. */
export type Phase = (typeof PHASES)[number];

/** A migration as its file says, and as its statements are. */
export interface MigrationReading {
  /** The word in its first comment, `-- phase: contract`; null without one. It may be none that there is. */
  readonly declared: string | null;
  /** The first statement that takes something away, or asks for what the present writers do not give; null without one. */
  readonly contracts: string | null;
}

/** What breaks a program that knows only the tables of before. What is new is no loss to it. */
const TAKES_AWAY: readonly RegExp[] = [
  /\bdrop\s+(?!index\b|not\s+null\b)/,
  /\brename\b/,
  /\balter\s+(?:column\s+)?[\w"]+\s+(?:set\s+data\s+)?type\b/,
  /\bset\s+not\s+null\b/,
  /\btruncate\b/,
  /\badd\s+(?:constraint|check|unique|primary|foreign|exclude)\b/,
  /\bcreate\s+unique\s+index\b/,
  /\badd\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?(?!constraint\b)[^,]*\bnot\s+null\b/,
];

/** A new column that must have a value gives itself one. */
const GIVES_ITSELF = /\bdefault\b|\bgenerated\b|\b(?:big|small)?serial\b/;

const LENGTH = 80;

/**
 * Reads a migration, carefully rather than exactly: a statement counts as contracting unless it is known to take nothing from a program that runs
 * on the tables of before. What is done to tables that the same migrations make concerns nobody yet; `made` names them.
 */
export function readMigration(text: string, made: ReadonlySet<string>): MigrationReading {
  const declared = /^\s*--\s*phase:\s*([\w-]*)/i.exec(text)?.[1]?.toLowerCase() ?? null;
  const contracts = statementsOf(text).find((statement) => isContracting(statement.toLowerCase(), made)) ?? null;
  return { declared, contracts: contracts === null ? null : shortened(contracts) };
}

/** The tables that a migration makes. */
export function tablesMade(text: string): readonly string[] {
  return statementsOf(text).flatMap((statement) => {
    const found = /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)/.exec(statement.toLowerCase());
    return found?.[1] === undefined ? [] : [found[1]];
  });
}

function isContracting(statement: string, made: ReadonlySet<string>): boolean {
  if (made.has(tableOf(statement))) return false;
  return TAKES_AWAY.some(
    (pattern) => pattern.test(statement) && !(isAddition(pattern) && GIVES_ITSELF.test(statement)),
  );
}

function isAddition(pattern: RegExp): boolean {
  return pattern === TAKES_AWAY.at(-1);
}

/** The table that a statement changes; empty where it cannot be told. */
function tableOf(statement: string): string {
  const altered = /^alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w."]+)/.exec(statement)?.[1];
  const indexed = /^create\s+unique\s+index\s[^(]*?\bon\s+(?:only\s+)?([\w."]+)/.exec(statement)?.[1];
  return altered ?? indexed ?? "";
}

/** Without comments and texts in quotes. The body of a function is read as well: what it takes away is gone, too. */
function statementsOf(text: string): readonly string[] {
  const plain = text
    .replace(/--[^\n]*/g, " ")
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/'(?:[^']|'')*'/g, "''");
  return plain
    .split(";")
    .map((statement) => statement.trim().replace(/\s+/g, " "))
    .filter((statement) => statement !== "");
}

function shortened(statement: string): string {
  return statement.length > LENGTH ? `${statement.slice(0, LENGTH)}…` : statement;
}
