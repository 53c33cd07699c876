import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../testing/client.ts";
import { phoneClip } from "../testing/clip.ts";
import { type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  rig.start("worker.ts");
});
afterAll(() => rig[Symbol.asyncDispose]());

it("takes an upload and completes it", async () => {
  const ana = await signIn(rig);
  const id = await ana.upload(await phoneClip());
  await expect.poll(() => ana.video(id), { timeout: 20_000 }).toMatchObject({ state: "complete" });
});
