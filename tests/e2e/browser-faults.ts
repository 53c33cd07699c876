import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const THEMES = ["dark", "light"] as const;
const GRAVE = ["serious", "critical"];

/** Colours fade from one theme to the other; half-way they are neither. */
const SETTLED = "Promise.allSettled(document.getAnimations().map((animation) => animation.finished))";

/**
 * What axe finds on the screen in dark and in light that keeps people out, one line for each element; empty when all is well.
 * What a frame shows is a page of its own. The page should have asked for reduced motion: an endless animation would never settle.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(SETTLED);
    const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
    for (const { id, impact, nodes } of violations.filter((fault) => GRAVE.includes(fault.impact ?? ""))) {
      for (const { target, failureSummary } of nodes)
        faults.push(`${page.url()} ${colorScheme}: ${impact} ${id} ${target.join(" ")}: ${failureSummary}`);
    }
  }
  return faults;
}
