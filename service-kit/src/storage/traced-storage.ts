import { type SpanFacts, traced } from "../trace/index.ts";
import type { Storage } from "./storage.ts";

/** A store whose work is part of the traces that it is done for. Of a stream that is read, the span is the time until it opens. */
export function tracedStorage(storage: Storage, system: "filesystem" | "s3"): Storage {
  const as = (operation: string, key: string): SpanFacts => ({
    name: `${operation} ${key.split("/", 1)[0]}/`,
    kind: "client",
    attributes: { "storage.system": system, "storage.operation": operation, "storage.key": key },
  });
  return {
    workspace: storage.workspace,
    put: (key, content) => traced(as("put", key), () => storage.put(key, content)),
    get: (key) => traced(as("get", key), () => storage.get(key)),
    size: (key) => traced(as("size", key), () => storage.size(key)),
    list: (prefix) => traced(as("list", prefix), () => storage.list(prefix)),
    deletePrefix: (prefix) => traced(as("delete", prefix), () => storage.deletePrefix(prefix)),
    adopt: (path, key) => traced(as("adopt", key), () => storage.adopt(path, key)),
    adoptFolder: (path, prefix) => traced(as("adopt", prefix), () => storage.adoptFolder(path, prefix)),
    localPath: (key, within) => traced(as("fetch", key), () => storage.localPath(key, within)),
    freeBytes: () => storage.freeBytes(),
  };
}
