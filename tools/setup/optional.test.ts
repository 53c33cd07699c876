import { expect, it } from "vitest";

const { optional } = await import(new URL("./optional.mjs", import.meta.url).href);
const { SetUpError } = await import(new URL("./set-up-error.mjs", import.meta.url).href);

it("gives what could not be installed an exit code of its own", async () => {
  const refused = new SetUpError("Terrace needs Docker", { detail: "apt-get install docker.io" });
  await expect(optional(Promise.reject(refused))).rejects.toMatchObject({
    message: "Terrace needs Docker",
    detail: "apt-get install docker.io",
    exitCode: 3,
  });
});

it("leaves an interrupt and an error of ours alone", async () => {
  const interrupted = new SetUpError("Interrupted.", { exitCode: 130 });
  await expect(optional(Promise.reject(interrupted))).rejects.toBe(interrupted);
  const ours = new TypeError("wanted is not iterable");
  await expect(optional(Promise.reject(ours))).rejects.toBe(ours);
});
