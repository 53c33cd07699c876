export { type StorageConfig, storageConfig } from "./config.ts";
export { createFsStorage } from "./fs-storage.ts";
export { localRoot, openStorage } from "./open-storage.ts";
export { InvalidKey, type Storage } from "./storage.ts";
