"use client";
import { CircleUserRound } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useSession } from "../../api/use-session.ts";
import { UploadDock } from "../../features/uploads/upload-dock.tsx";
import { usePlatform } from "../../platform/platform-context.tsx";
import { MainNavigation } from "./main-navigation.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

interface ShellProps {
  /** Whether this browser was signed in when it last looked: draws the right navigation before the session is known. */
  signedInHint: boolean;
  children: ReactNode;
}

/** The frame of every screen: skip link, header, navigation within reach of the thumb, the uploads under way. */
export function Shell({ signedInHint, children }: ShellProps) {
  const { name } = usePlatform();
  const { status } = useSession();
  const signedIn = status === "unknown" ? signedInHint : status === "signedIn";
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:px-4 focus:py-3 focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-page">
        <div className="mx-auto flex h-15 max-w-6xl items-center gap-2 px-4">
          <Link href="/" aria-label={`${name}, home`} className="mr-auto rounded-sm">
            <span className="display inline-block -rotate-2 bg-accent px-2.5 text-lg text-on-accent">{name}</span>
          </Link>
          <MainNavigation signedIn={signedIn} />
          <ThemeToggle />
          {signedIn && (
            <Link
              href="/account"
              aria-label="Account"
              title="Account"
              className="grid size-11 place-items-center rounded-md hover:bg-raised"
            >
              <CircleUserRound aria-hidden="true" className="size-5" />
            </Link>
          )}
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-4 pt-6 pb-32 outline-none md:pb-16">
        {children}
      </main>
      <UploadDock />
    </>
  );
}
