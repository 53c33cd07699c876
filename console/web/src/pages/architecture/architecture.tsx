import { useEffect, useState } from "react";
import { PageHead } from "../../parts/page-head.tsx";
import { hrefTo } from "../../shell/router.ts";
import { isDark, THEME_CHANGED } from "../../shell/theme.ts";

/** The architecture document, as `terrace docs` writes it. */
export default function Architecture() {
  const [isDarkNow, setDark] = useState(isDark);
  useEffect(() => {
    const again = () => setDark(isDark());
    window.addEventListener(THEME_CHANGED, again);
    return () => window.removeEventListener(THEME_CHANGED, again);
  }, []);
  return (
    <>
      <PageHead
        title="Architecture"
        aside={
          <a href={hrefTo("document")} target="_blank" rel="noreferrer" className="underline underline-offset-4">
            On a page of its own
          </a>
        }
      >
        Written from the platform's file when this console was first asked for it.
      </PageHead>
      <iframe
        title="Architecture document"
        src={hrefTo(`document?theme=${isDarkNow ? "dark" : "light"}`)}
        className="h-[calc(100dvh-11rem)] min-h-96 w-full rounded-lg border border-line bg-page"
      />
    </>
  );
}
