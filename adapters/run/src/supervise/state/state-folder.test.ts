import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeSocketsFolder, placeState, socketsFolder } from "./state-folder.ts";
import { canEnter, parsePasswd, runtimeUser } from "./user.ts";

describe("socketsFolder", () => {
  it("stands below the state while its path leaves room for a socket's name", () => {
    expect(socketsFolder("/srv/app/.terrace/breiq/local")).toBe("/srv/app/.terrace/breiq/local/sockets");
  });

  it("moves to a short path of its own when it does not", () => {
    const deep = `/srv/${"deep/".repeat(20)}.terrace/breiq`;
    expect(socketsFolder(`${deep}/local`)).toMatch(/^\/tmp\/terrace-[0-9a-f]{16}$/);
    expect(socketsFolder(`${deep}/local`)).not.toBe(socketsFolder(`${deep}/current`));
  });
});

describe("makeSocketsFolder", () => {
  it("refuses a folder that is open to others", async () => {
    const folder = await mkdtemp(join(tmpdir(), "terrace-sockets-"));
    await chmod(folder, 0o755);
    await expect(makeSocketsFolder(folder, null)).rejects.toThrow("open to others");
    await rm(folder, { recursive: true });
  });
});

describe("placeState", () => {
  it("makes a folder that only the engines' user can read, and finds it again", async () => {
    const root = await mkdtemp(join(tmpdir(), "terrace-state-"));
    await chmod(root, 0o711);
    const ref = { platform: "breiq", environment: "local", stateRoot: join(root, ".terrace") };
    const { folder, wanted } = await placeState(ref);
    expect(folder).toBe(wanted);
    const { mode, uid } = await stat(folder);
    expect(mode & 0o777).toBe(0o700);
    expect(uid).toBe(runtimeUser()?.uid ?? process.getuid?.());
    expect(await placeState(ref)).toEqual({ folder, wanted });
    await rm(root, { recursive: true });
  });

  it.runIf(process.getuid?.() === 0)(
    "goes elsewhere when the engines' user cannot get there, and leaves a link",
    async () => {
      const root = await mkdtemp(join(tmpdir(), "terrace-state-"));
      const { folder, wanted } = await placeState({
        platform: "breiq",
        environment: "local",
        stateRoot: join(root, ".terrace"),
      });
      expect(folder).toMatch(/^\/var\/lib\/terrace\/[0-9a-f]{12}\/breiq\/local$/);
      expect(await stat(wanted)).toMatchObject({ ino: (await stat(folder)).ino });
      await rm(join(folder, "../.."), { recursive: true });
      await rm(root, { recursive: true });
    },
  );
});

describe("canEnter", () => {
  it("asks every folder on the way", async () => {
    const folder = await mkdtemp(join(tmpdir(), "terrace-enter-"));
    const stranger = { name: "stranger", uid: 54_321, gid: 54_321 };
    expect(canEnter(stranger, folder)).toBe(false);
    await chmod(folder, 0o711);
    expect(canEnter(stranger, folder)).toBe(true);
    await rm(folder, { recursive: true });
  });
});

describe("parsePasswd", () => {
  it("reads names and numbers", () => {
    expect(parsePasswd("root:x:0:0:root:/root:/bin/bash\nterrace:x:997:996::/nonexistent:/usr/sbin/nologin\n")).toEqual(
      [
        { name: "root", uid: 0, gid: 0 },
        { name: "terrace", uid: 997, gid: 996 },
      ],
    );
  });
});
