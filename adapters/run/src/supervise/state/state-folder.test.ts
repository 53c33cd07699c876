import { chmod, chown, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { controlFolder, controlSocketFolder, socketsFolder } from "./control-folder.ts";
import { givenFolder } from "./folders.ts";
import { placeState } from "./state-folder.ts";
import { canEnter, parsePasswd, runtimeUser } from "./user.ts";

describe("socketsFolder", () => {
  it("stands below the state while its path leaves room for a socket's name", () => {
    expect(socketsFolder("/srv/app/.terrace/breiq/local")).toBe("/srv/app/.terrace/breiq/local/sockets");
  });

  it("moves to a short path of its own when it does not", () => {
    const deep = `/srv/${"deep/".repeat(20)}.terrace/breiq`;
    expect(socketsFolder(`${deep}/local`)).toMatch(/^\/tmp\/terrace-[0-9a-f]{16}$/);
    expect(socketsFolder(`${deep}/local`)).not.toBe(socketsFolder(`${deep}/current`));
    expect(socketsFolder(`${deep}/local`)).not.toBe(controlSocketFolder(`${deep}/local`));
  });
});

describe("givenFolder", () => {
  it("refuses a folder that is open to others", async () => {
    const folder = await mkdtemp(join(tmpdir(), "terrace-sockets-"));
    await chmod(folder, 0o755);
    await expect(givenFolder(folder, null)).rejects.toThrow("open to others");
    await rm(folder, { recursive: true });
  });
});

describe("placeState", () => {
  it("makes a folder that the engines' user can only pass through, with one for the control plane alone", async () => {
    const root = await mkdtemp(join(tmpdir(), "terrace-state-"));
    await chmod(root, 0o711);
    const ref = { platform: "breiq", environment: "local", stateRoot: join(root, ".terrace") };
    const { folder, wanted } = await placeState(ref);
    expect(folder).toBe(wanted);
    const ours = { uid: process.getuid?.() };
    const { mode } = await stat(folder);
    expect(mode & 0o777).toBe(runtimeUser() === null ? 0o700 : 0o711);
    expect(await stat(folder)).toMatchObject(ours);
    expect((await stat(controlFolder(folder))).mode & 0o777).toBe(0o700);
    expect(await stat(controlFolder(folder))).toMatchObject(ours);
    expect(await placeState(ref)).toEqual({ folder, wanted });
    await rm(root, { recursive: true });
  });

  it("refuses a state of the layout before, whose files anyone who ran there may have replaced", async () => {
    const root = await mkdtemp(join(tmpdir(), "terrace-state-"));
    await chmod(root, 0o711);
    const ref = { platform: "breiq", environment: "local", stateRoot: root };
    const { folder } = await placeState(ref);
    await writeFile(join(folder, "state.db"), "");
    await expect(placeState(ref)).rejects.toThrow("an earlier version");
    await rm(root, { recursive: true });
  });

  it.runIf(process.getuid?.() === 0)("refuses a state that belongs to those who run in it", async () => {
    const root = await mkdtemp(join(tmpdir(), "terrace-state-"));
    await chmod(root, 0o711);
    const ref = { platform: "breiq", environment: "local", stateRoot: root };
    const { folder } = await placeState(ref);
    await chown(folder, runtimeUser()?.uid ?? 0, 0);
    await expect(placeState(ref)).rejects.toThrow("not ours");
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
