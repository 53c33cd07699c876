/**
 * Asks every client to come back on a new connection while a file is missing. Old workers hang up on whoever is silent, and a request that is sent in
 * that moment is lost: so nobody is to hold a connection by then. nginx keeps in mind for a second that the file is there, so it costs no look.
 */
export function partingRule(keeps: string): readonly string[] {
  return ['set $parting "";', `if (!-f "${keeps}") { set $parting close; }`, PARTING_HEADER];
}

/** For each location that adds headers of its own, because it inherits none then; not for those that answer with a stream. */
export const PARTING_HEADER = "add_header Connection $parting always;";
