import { IconButton } from "@terrace/ui";
import { Keyboard, Menu as MenuIcon, Moon, Sun, SunMoon, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useConnection, useLive } from "../live/use-live.ts";
import { ConnectionNotice } from "./connection-notice.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { Navigation } from "./navigation.tsx";
import { applyTheme, storedTheme, type Theme } from "./theme.ts";
import { useKeys } from "./use-keys.ts";

interface ShellProps {
  platform: string;
  environment: string;
  phase: string;
  page: string;
  children: ReactNode;
}

/** The frame of every page: where one is, where one can go, and whether what is shown is live. */
export function Shell({ platform, environment, phase, page, children }: ShellProps) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [areKeysShown, showKeys] = useState(false);
  useKeys({ onHelp: () => showKeys(true) });
  const menu = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setMenuOpen(false), [page]);
  useEffect(() => {
    if (isMenuOpen) menu.current?.querySelector("a")?.focus();
  }, [isMenuOpen]);
  return (
    <div className="lg:grid lg:grid-cols-[13.5rem_1fr]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-3"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-page lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0">
        <div className="flex items-center gap-2 px-4 py-2 lg:block lg:px-5 lg:pt-5 lg:pb-4">
          <div className="mr-auto min-w-0">
            <p className="display truncate text-base leading-tight lg:wrap-anywhere lg:whitespace-normal">{platform}</p>
            <p className="truncate text-xs text-muted">
              {environment} · {phase}
            </p>
          </div>
          <LiveMark />
          <IconButton
            className="lg:hidden"
            label={isMenuOpen ? "Close the menu" : "Open the menu"}
            aria-expanded={isMenuOpen}
            aria-controls="navigation"
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            {isMenuOpen ? (
              <X aria-hidden="true" className="size-5" />
            ) : (
              <MenuIcon aria-hidden="true" className="size-5" />
            )}
          </IconButton>
        </div>
        <nav
          id="navigation"
          ref={menu}
          aria-label="Pages"
          className={`${isMenuOpen ? "block" : "hidden"} max-h-[calc(100dvh-4rem)] overflow-y-auto px-2 pb-4 lg:block lg:max-h-none lg:overflow-visible`}
        >
          <Navigation page={page} />
          <div className="mt-4 flex gap-1 border-t border-line px-1 pt-3">
            <ThemeSwitch />
            <IconButton className="hidden lg:grid" label="Keys" onClick={() => showKeys(true)}>
              <Keyboard aria-hidden="true" className="size-4" />
            </IconButton>
          </div>
        </nav>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[82rem] min-w-0 px-4 pt-5 pb-16 outline-none lg:px-8 lg:pt-7"
      >
        <ConnectionNotice />
        {children}
      </main>
      <KeysDialog open={areKeysShown} onClose={() => showKeys(false)} />
    </div>
  );
}

const MARKS = {
  connecting: { dot: "bg-edge", text: "Connecting" },
  open: { dot: "bg-good", text: "Live" },
  lost: { dot: "bg-danger", text: "Reconnecting" },
  away: { dot: "bg-danger", text: "No control plane" },
} as const;

/** It listens to the least there is, so that every page knows whether it is connected. */
function LiveMark() {
  const status = useLive("status");
  const connection = useConnection();
  const { dot, text } = MARKS[connection === "open" && status.state === "away" ? "away" : connection];
  return (
    <p role="status" className="flex items-center gap-2 text-xs text-muted lg:mt-3">
      <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} />
      {text}
    </p>
  );
}

const NEXT: Readonly<Record<Theme, Theme>> = { system: "dark", dark: "light", light: "system" };
const ICONS = { system: SunMoon, dark: Moon, light: Sun } as const;

function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const Icon = ICONS[theme];
  const change = () => {
    applyTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  return (
    <IconButton label={`Theme: ${theme}. Change to ${NEXT[theme]}`} onClick={change}>
      <Icon aria-hidden="true" className="size-4" />
    </IconButton>
  );
}
