/**
 * The commands that a person has to run where set-up may not, one per line.
 *
 * @param {readonly import("./requirements.mjs").Requirement[]} requirements
 * @param {"apt" | "brew" | null} manager
 */
export function instructions(requirements, manager) {
  const packages = (key) => requirements.flatMap((requirement) => requirement[key] ?? []);
  const apt = `sudo apt-get update && sudo apt-get install --no-install-recommends ${packages("apt").join(" ")}`;
  const brew = packages("brew").map((name) => `brew install ${name}`);
  if (manager === "apt") return [apt];
  if (manager === "brew") return brew;
  return ["# Debian, Ubuntu", apt, "", "# macOS with Homebrew", ...brew];
}
