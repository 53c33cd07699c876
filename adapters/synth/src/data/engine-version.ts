import type { Postgres } from "@terrace/core/graph";
import { differ, type SynthContext } from "../assembly/context.ts";

/**
 * The oldest minor version of each major one that RDS still creates. It upgraded all before these by force after
 * 31 May 2026 (announcement of the end of 14.14–14.17, 15.9–15.12, 16.5–16.8 and 17.1–17.4).
 */
const OLDEST: Readonly<Record<string, number>> = { "14": 18, "15": 13, "16": 9, "17": 5 };

/** The stated version, or the oldest one of the same major version that RDS still offers; that is said. (CON-BRQ-06) */
export function engineVersion({ id, version }: Postgres, context: SynthContext): string {
  const [major = "", minor] = version.split(".");
  const oldest = OLDEST[major];
  if (oldest === undefined || (minor !== undefined && Number(minor) >= oldest)) return version;
  const offered = `${major}.${oldest}`;
  differ(
    context,
    id,
    `PostgreSQL ${version} can no longer be created: RDS has brought all databases of it to ${offered} or later`,
  );
  return offered;
}
