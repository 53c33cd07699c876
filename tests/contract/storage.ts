import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { InvalidKey, type Storage } from "@terrace/service-kit/storage";
import { describe, expect, it } from "vitest";

/** What every driver of the store must do. */
export function describeStorage(driver: string, subject: () => Storage): void {
  const text = async (storage: Storage, key: string) => {
    const stream = await storage.get(key);
    return stream === undefined ? undefined : (await buffer(stream)).toString();
  };

  async function draft(storage: Storage, name: string, content: string): Promise<string> {
    const path = join(storage.workspace, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  describe(`storage: ${driver}`, () => {
    it("returns what was put, from a string, a buffer or a stream", async () => {
      const storage = subject();
      await storage.put("raw/a/one", "text");
      await storage.put("raw/a/two", Buffer.from("bytes"));
      await storage.put("raw/a/three", Readable.from([Buffer.from("str"), Buffer.from("eam")]));
      expect(await Promise.all(["one", "two", "three"].map((name) => text(storage, `raw/a/${name}`)))).toEqual([
        "text",
        "bytes",
        "stream",
      ]);
      expect(await storage.size("raw/a/three")).toBe(6);
    });

    it("replaces an object whole", async () => {
      const storage = subject();
      await storage.put("processed/a/master.m3u8", "a longer first version");
      await storage.put("processed/a/master.m3u8", "second");
      expect(await text(storage, "processed/a/master.m3u8")).toBe("second");
    });

    it("keeps the old object and no draft when the new one cannot be read to its end", async () => {
      const storage = subject();
      await storage.put("raw/broken/file", "old");
      const source = Readable.from(
        (function* () {
          yield Buffer.from("half");
          throw new Error("the line broke");
        })(),
      );
      await expect(storage.put("raw/broken/file", source)).rejects.toThrow("the line broke");
      expect(await text(storage, "raw/broken/file")).toBe("old");
      expect(await storage.list("raw/broken/")).toEqual(["raw/broken/file"]);
    });

    it("says that an object is not there", async () => {
      expect(await subject().get("raw/none/file")).toBeUndefined();
      expect(await subject().size("raw/none/file")).toBeUndefined();
      expect(await subject().list("raw/none/")).toEqual([]);
    });

    it("lists and deletes below a prefix and nothing beside it", async () => {
      const storage = subject();
      for (const key of ["thumbnails/v/b.jpg", "thumbnails/v/sub/a.jpg", "thumbnails/v2/c.jpg"])
        await storage.put(key, "x");
      expect(await storage.list("thumbnails/v/")).toEqual(["thumbnails/v/b.jpg", "thumbnails/v/sub/a.jpg"]);
      await storage.deletePrefix("thumbnails/v/");
      await storage.deletePrefix("thumbnails/v/");
      expect(await storage.list("thumbnails/")).toEqual(["thumbnails/v2/c.jpg"]);
    });

    it("adopts a file and a folder from the workspace", async () => {
      const storage = subject();
      await storage.adopt(await draft(storage, "w1/file", "film"), "raw/adopted/original");
      await draft(storage, "w2/720p/seg_00000.m4s", "segment");
      await storage.adoptFolder(join(storage.workspace, "w2/720p"), "processed/adopted/720p.1/");
      expect(await text(storage, "raw/adopted/original")).toBe("film");
      expect(await text(storage, "processed/adopted/720p.1/seg_00000.m4s")).toBe("segment");
      expect(
        await readFile(await storage.localPath("raw/adopted/original", join(storage.workspace, "w6")), "utf8"),
      ).toBe("film");
    });

    it("streams what is larger than one part", async () => {
      const storage = subject();
      const mebibyte = Buffer.alloc(1 << 20, "x");
      await storage.put("raw/large/file", Readable.from(Array.from({ length: 12 }, () => mebibyte)));
      expect(await storage.size("raw/large/file")).toBe(12 << 20);
    });

    it("takes what it adopts away, and replaces no folder", async () => {
      const storage = subject();
      const path = await draft(storage, "w3/720p/index.m3u8", "first");
      await storage.adoptFolder(dirname(path), "processed/taken/720p.1/");
      await expect(readFile(path)).rejects.toThrow("ENOENT");
      await draft(storage, "w4/720p/index.m3u8", "second");
      await expect(
        storage.adoptFolder(join(storage.workspace, "w4/720p"), "processed/taken/720p.1/"),
      ).rejects.toThrow();
      expect(await text(storage, "processed/taken/720p.1/index.m3u8")).toBe("first");
    });

    it("has an object and what lies beside it at hand as files", async () => {
      const storage = subject();
      await storage.put("processed/files/720p.1/index.m3u8", "playlist");
      await storage.put("processed/files/720p.1/seg_00000.m4s", "segment");
      const path = await storage.localPath("processed/files/720p.1/index.m3u8", join(storage.workspace, "w5"));
      expect(await readFile(path, "utf8")).toBe("playlist");
      expect(await readFile(join(dirname(path), "seg_00000.m4s"), "utf8")).toBe("segment");
    });

    it.each(["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a\0b", "a/"])(
      "refuses the key %j",
      async (key) => {
        await expect(subject().size(key)).rejects.toThrow(InvalidKey);
      },
    );

    it.each(["../", "raw", "raw/../../"])("refuses to delete below %j", async (prefix) => {
      await expect(subject().deletePrefix(prefix)).rejects.toThrow(InvalidKey);
    });
  });
}
