import { useSyncExternalStore } from "react";

/** The part of the address that says what is looked at: page, then what of it. */
export interface Place {
  readonly page: string;
  /** What stands behind the page's name: a service, a trace. */
  readonly rest: string | null;
  readonly query: URLSearchParams;
}

const CHANGED = "terrace-place";

/** Where the console stands now; changes with the browser's own history. */
export function usePlace(): Place {
  const address = useSyncExternalStore(listen, () => location.pathname + location.search);
  const url = new URL(address, location.origin);
  const below = url.pathname.slice(new URL(document.baseURI).pathname.length);
  const [page = "", rest] = below.split("/");
  return {
    page: page === "" ? "overview" : page,
    rest: rest === undefined || rest === "" ? null : decodeURIComponent(rest),
    query: url.searchParams,
  };
}

/** The address of a page, relative to the console's base. */
export function hrefTo(path: string): string {
  const { pathname, search } = new URL(path, document.baseURI);
  return pathname + search;
}

export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  const href = hrefTo(path);
  if (replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  window.dispatchEvent(new Event(CHANGED));
  if (!replace) window.scrollTo(0, 0);
}

function listen(heard: () => void): () => void {
  window.addEventListener("popstate", heard);
  window.addEventListener(CHANGED, heard);
  return () => {
    window.removeEventListener("popstate", heard);
    window.removeEventListener(CHANGED, heard);
  };
}
