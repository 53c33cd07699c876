import type { ComponentProps, MouseEvent } from "react";
import { go, hrefTo } from "./router.ts";

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  /** Relative to the console's base: `services/videos`. */
  to: string;
}

/** A link within the console: another page without loading anything, or a new tab as the person likes. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={hrefTo(to)} onClick={follow} />;
}
