import type { Bus } from "@terrace/service-kit/bus";
import { describe, expect, it } from "vitest";

/** Two processes' ends of one bus, and its engine. */
export interface BusSubject {
  readonly here: Bus;
  readonly there: Bus;
  readonly outage: { begin(): Promise<void>; end(): Promise<void> };
}

/** What every driver of the bus must do. */
export function describeBus(driver: string, subject: () => BusSubject): void {
  /** Publishes until it is heard: a subscription takes effect a moment after it was asked for. */
  async function untilHeard(publish: () => void, heard: () => unknown): Promise<void> {
    const attempt = () => {
      publish();
      return heard();
    };
    await expect.poll(attempt).toBeTruthy();
  }

  describe(`bus: ${driver}`, () => {
    it("carries a message to another process", async () => {
      const { here, there } = subject();
      const got: string[] = [];
      const stop = there.subscribe("video:1", (message) => got.push(message));
      await untilHeard(
        () => here.publish("video:1", "a b"),
        () => got.length > 0,
      );
      expect(got[0]).toBe("a b");
      stop();
    });

    it("delivers at once and only once to its own process", async () => {
      const { here, there } = subject();
      const own: string[] = [];
      const other: string[] = [];
      const stops = [
        here.subscribe("video:2", (message) => own.push(message)),
        there.subscribe("video:2", (message) => other.push(message)),
      ];
      await untilHeard(
        () => here.publish("video:2", "x"),
        () => other.length > 0,
      );
      const before = own.length;
      here.publish("video:2", "last");
      expect(own.slice(before)).toEqual(["last"]);
      await expect.poll(() => other.at(-1)).toBe("last");
      expect(own.slice(before)).toEqual(["last"]);
      for (const stop of stops) stop();
    });

    it("is silent after unsubscribing, also when one of two listeners stays", async () => {
      const { here } = subject();
      const got: string[] = [];
      const stop = here.subscribe("video:3", () => got.push("first"));
      const stopOther = here.subscribe("video:3", () => got.push("second"));
      stop();
      here.publish("video:3");
      stopOther();
      here.publish("video:3");
      expect(got).toEqual(["second"]);
    });

    it("works within the process while the engine is away, and between processes once it is back", async () => {
      const { here, there, outage } = subject();
      const own: string[] = [];
      const other: string[] = [];
      const stops = [
        here.subscribe("video:4", (message) => own.push(message)),
        there.subscribe("video:4", (message) => other.push(message)),
      ];
      await outage.begin();
      here.publish("video:4", "alone");
      expect(own).toEqual(["alone"]);
      await outage.end();
      await untilHeard(
        () => here.publish("video:4", "together"),
        () => other.includes("together"),
      );
      for (const stop of stops) stop();
    });
  });
}
