import { useEffect } from "react";
import { ALL_PAGES } from "./pages.ts";
import { go } from "./router.ts";

/** How long `g` waits for the letter of a page. Milliseconds. */
const PATIENCE = 1_500;

/** `?` shows the keys, `g` and a letter goes to a page. Nothing is taken from somebody who writes. */
export function useKeys({ onHelp }: { onHelp: () => void }): void {
  useEffect(() => {
    let goingSince = 0;
    const hear = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return;
      if (event.key === "?") onHelp();
      const isGoing = event.timeStamp - goingSince < PATIENCE;
      goingSince = event.key === "g" && !isGoing ? event.timeStamp : 0;
      const page = isGoing ? ALL_PAGES.find(({ key }) => key === event.key) : undefined;
      if (page !== undefined) go(page.path === "overview" ? "" : page.path);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [onHelp]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
