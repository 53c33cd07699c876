import { fileURLToPath } from "node:url";

/** Folder of the migrations of the schema `jobs`, for `migrate`. */
export const queueMigrations: string = fileURLToPath(new URL("./migrations", import.meta.url));
