"use client";
import { classNames } from "@terrace/ui";
import { Clapperboard, Compass, LogIn, Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const item = "flex items-center justify-center gap-x-2 rounded-md font-semibold transition-colors duration-150";
const tab = "min-h-14 flex-1 flex-col text-xs md:min-h-11 md:flex-none md:flex-row md:px-4 md:text-sm";

/** One navigation for all sizes: tabs under the thumb on a phone, words in the header on a desk. */
export function MainNavigation({ signedIn }: { signedIn: boolean }) {
  const path = usePathname();
  const links = [
    { href: "/", label: "Discover", Icon: Compass, current: path === "/" },
    { href: "/add", label: "Add a move", Icon: Plus, current: path === "/add", main: true },
    signedIn
      ? { href: "/mine", label: "My moves", Icon: Clapperboard, current: path === "/mine" }
      : { href: "/sign-in", label: "Sign in", Icon: LogIn, current: path === "/sign-in" || path === "/sign-up" },
  ];
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-page pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:pb-0"
    >
      <ul className="flex gap-1 px-2 py-1 md:p-0">
        {links.map(({ href, label, Icon, current, main }) => (
          <li key={href} className="flex flex-1 md:flex-none">
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={classNames(
                item,
                tab,
                main ? "md:bg-accent md:text-on-accent md:hover:bg-accent-strong" : "hover:bg-raised",
                !current && !main && "text-muted",
              )}
            >
              <span
                className={classNames(
                  "grid h-7 w-11 place-items-center rounded-sm md:h-auto md:w-auto",
                  main && "bg-accent text-on-accent md:bg-transparent",
                )}
              >
                <Icon aria-hidden="true" className="size-5" />
              </span>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
