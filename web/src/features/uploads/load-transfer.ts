import { unreachable } from "../../api/api-error.ts";
import type { startTransfer, Transfer } from "./transfer.ts";

/** Starts a transfer with code that is fetched now: most visits watch and never upload. */
export const loadTransfer: typeof startTransfer = (file, options) => {
  let loaded = load();

  function load(): Promise<Transfer> {
    const transfer = import("./transfer.ts").then((module) => module.startTransfer(file, options));
    transfer.catch(() => options.onEvent({ type: "failed", error: unreachable() }));
    return transfer;
  }

  function resume() {
    loaded = loaded.then((transfer) => {
      transfer.resume();
      return transfer;
    }, load);
  }

  return {
    pause: () => void loaded.then((transfer) => transfer.pause()).catch(() => undefined),
    resume,
    abandon: () => loaded.then((transfer) => transfer.abandon()),
  };
};
