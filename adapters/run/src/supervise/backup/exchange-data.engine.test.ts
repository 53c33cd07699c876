import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asOwner, ownFolder, USER } from "../../testing/running-engine.ts";
import { givenFolder } from "../state/folders.ts";
import { exchangeData } from "./exchange-data.ts";

let folder: Awaited<ReturnType<typeof ownFolder>>;
let live: string;
let other: string;

beforeEach(async () => {
  folder = await ownFolder();
  for (const name of ["live", "other"]) {
    await givenFolder(`${folder.path}/${name}`, USER);
    await sh(
      `mkdir ${folder.path}/${name}/data && cd ${folder.path}/${name}/data && echo 15 > PG_VERSION && echo ${name} > is`,
    );
  }
  [live, other] = [`${folder.path}/live/data`, `${folder.path}/other/data`];
});
afterEach(() => folder[Symbol.asyncDispose]());

describe("two databases' folders", () => {
  it("change places, and back", async () => {
    await exchangeData(live, other, USER);
    expect(await both()).toEqual(["other", "live"]);
    await exchangeData(live, other, USER);
    expect(await both()).toEqual(["live", "other"]);
  });

  it("stay where they are while a server runs on one, or one is no database", async () => {
    await sh(`echo 1 > ${live}/postmaster.pid`);
    await expect(exchangeData(live, other, USER)).rejects.toThrow(`a server still runs on ${live}`);
    await sh(`rm ${live}/postmaster.pid ${other}/PG_VERSION`);
    await expect(exchangeData(live, other, USER)).rejects.toThrow(`${other} holds no database`);
    expect(await both()).toEqual(["live", "other"]);
  });

  it("are the one or the other, whole, whenever who exchanges them is killed", async () => {
    const script = `import { exchangeData } from ${JSON.stringify(new URL("exchange-data.ts", import.meta.url).pathname)};
      for (;;) { await exchangeData(${JSON.stringify(live)}, ${JSON.stringify(other)}, null); process.stdout.write("."); }`;
    for (let round = 0; round < 12; round++) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      await sleep(round * 3);
      process.kill(-(child.pid ?? 0), "SIGKILL");
      await once(child, "exit");
      const found = await both();
      expect([...found].sort()).toEqual(["live", "other"]);
    }
  });
});

async function both(): Promise<readonly string[]> {
  return [(await sh(`cat ${live}/is`)).trim(), (await sh(`cat ${other}/is`)).trim()];
}

function sh(script: string): Promise<string> {
  return asOwner("sh", "-c", script);
}
