const storeName = "takes";

/**
 * Keeps filmed takes in the browser until the server has all of them: a take has no file to choose again, so without
 * this a closed tab would lose it. Where storage is refused (private windows) the upload simply runs without the net.
 */
export const takes = {
  keep: (videoId: string, take: Blob) => run("readwrite", (store) => store.put(take, videoId)).catch(() => undefined),
  find: (videoId: string) => run<Blob | undefined>("readonly", (store) => store.get(videoId)).catch(() => undefined),
  drop: (videoId: string) => run("readwrite", (store) => store.delete(videoId)).catch(() => undefined),
};

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await settled(work(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("moves", 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
