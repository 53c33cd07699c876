import { spawn } from "node:child_process";

/** Opens an address in the browser of this desktop. False where no desktop takes it. */
export function openInBrowser(url: string): Promise<boolean> {
  const mac = process.platform === "darwin";
  if (!mac && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(mac ? "open" : "xdg-open", [url], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
    child.unref();
  });
}
