export { storageConfig } from "./config.ts";
export { createFsStorage } from "./fs-storage.ts";
export { InvalidKey, type Storage } from "./storage.ts";
