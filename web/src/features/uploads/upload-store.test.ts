import { describe, expect, it } from "vitest";
import { ApiError } from "../../api/api-error.ts";
import { createdVideo } from "./created-video.ts";
import type { TransferOptions } from "./transfer.ts";
import { createUploadStore, titleOf } from "./upload-store.ts";

function createStore() {
  const sent: { options: TransferOptions; did: string[] }[] = [];
  const store = createUploadStore((_, options) => {
    const did: string[] = [];
    sent.push({ options, did });
    return {
      pause: () => void did.push("pause"),
      resume: () => void did.push("resume"),
      abandon: async () => void did.push("abandon"),
    };
  });
  const key = store.begin({ file: new Blob(["0123456789"]), name: "power_move-2.mp4", filmed: false });
  return { store, key, transfer: sent[0] };
}

describe("the uploads of a tab", () => {
  it("begin private, so that nothing is public before it is described", () => {
    const { transfer } = createStore();
    expect(transfer?.options.metadata).toMatchObject({ title: "power move 2", visibility: "private" });
  });

  it("pause, go on, and are taken back", async () => {
    const { store, key, transfer } = createStore();
    store.pause(key);
    expect(store.list()[0]?.phase).toBe("paused");
    store.resume(key);
    expect(store.list()[0]?.phase).toBe("sending");
    await store.abandon(key);
    expect(store.list()).toEqual([]);
    expect(transfer?.did).toEqual(["pause", "resume", "abandon"]);
  });

  it("are taken back at once, for the page may be left the next moment", () => {
    const { store, key, transfer } = createStore();
    transfer?.options.onEvent({ type: "created", videoId: "v1" });
    void store.abandon(key).catch(() => undefined);
    expect(transfer?.did).toEqual(["abandon"]);
  });

  it("wait while the network is gone", () => {
    const { store, key, transfer } = createStore();
    store.hold(key);
    expect(store.list()[0]?.phase).toBe("waiting");
    expect(transfer?.did).toEqual(["pause"]);
  });

  it("stop and are forgotten together, and late news of them too", () => {
    const { store, transfer } = createStore();
    store.clear();
    transfer?.options.onEvent({ type: "progressed", sent: 5 });
    expect(store.list()).toEqual([]);
    expect(transfer?.did).toEqual(["pause"]);
  });

  it("tell the video's id as soon as the server has it", async () => {
    const { store, key, transfer } = createStore();
    const id = createdVideo(store, key);
    transfer?.options.onEvent({ type: "created", videoId: "v1" });
    expect(await id).toBe("v1");
  });

  it("say why there will be no video", async () => {
    const { store, key, transfer } = createStore();
    const id = createdVideo(store, key);
    const error = new ApiError({ status: 413, code: "PAYLOAD_TOO_LARGE", message: "" });
    transfer?.options.onEvent({ type: "failed", error });
    await expect(id).rejects.toBe(error);
  });
});

describe("a title from a file name", () => {
  it.each([
    ["IMG_0042.MOV", "IMG 0042"],
    ["six.step-slow.mp4", "six step slow"],
    [".mp4", "Untitled move"],
  ])("%s is %s", (name, title) => expect(titleOf(name)).toBe(title));
});
