import { join } from "node:path";

/** The folder of Terrace itself: where `platforms/`, `services/` and the state in `.terrace/` are. */
export const REPOSITORY = join(import.meta.dirname, "..", "..", "..");
