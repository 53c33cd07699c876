import { describe, expect, it, vi } from "vitest";
import { interruption } from "./interruption.ts";

function pressable(stop: () => Promise<void>) {
  let press: (signal: NodeJS.Signals) => void = () => {};
  const force = vi.fn(async () => {});
  const interrupted = interruption(
    (handle) => {
      press = handle;
    },
    { stop, force },
  );
  return { interrupted, force, press: (signal: NodeJS.Signals = "SIGINT") => press(signal) };
}

describe("interruption", () => {
  it("stops once and ends with 130 when all is stopped", async () => {
    const stop = vi.fn(async () => {});
    const { interrupted, press } = pressable(stop);
    expect(interrupted.signal.aborted).toBe(false);
    press();
    expect(interrupted.signal.aborted).toBe(true);
    expect(await interrupted.ended).toBe(130);
    expect(stop).toHaveBeenCalledOnce();
  });

  it("takes a press that npm passes on for the same press, and a later one for force", () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(1_000);
    const { force, press } = pressable(() => new Promise(() => {}));
    press();
    clock.mockReturnValue(1_020);
    press();
    expect(force).not.toHaveBeenCalled();
    clock.mockReturnValue(2_500);
    press();
    expect(force).toHaveBeenCalledOnce();
    clock.mockRestore();
  });

  it("ends with 143 after SIGTERM", async () => {
    const { interrupted, press } = pressable(async () => {});
    press("SIGTERM");
    expect(await interrupted.ended).toBe(143);
  });

  it("fails when stopping fails", async () => {
    const { interrupted, press } = pressable(() => Promise.reject(new Error("still there")));
    press();
    await expect(interrupted.ended).rejects.toThrow("still there");
  });
});
