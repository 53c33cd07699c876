import { classNames } from "@terrace/ui";
import Link from "next/link";
import { categories } from "../../platform/category.ts";

const chip =
  "inline-flex min-h-11 items-center rounded-full border px-4 text-sm font-semibold whitespace-nowrap transition-colors duration-150";

/** The categories as links, so that each has an address to share; the current one is marked. */
export function CategoryFilter({ current }: { current: string | null }) {
  const links = [{ value: null, label: "All" }, ...categories];
  return (
    <nav aria-label="Categories" className="-mx-4 mb-8 scrollbar-none overflow-x-auto px-4 py-1">
      <ul className="flex gap-2">
        {links.map(({ value, label }) => (
          <li key={label}>
            <Link
              href={value === null ? "/" : `/?category=${value}`}
              scroll={false}
              aria-current={value === current ? "page" : undefined}
              className={classNames(
                chip,
                value === current ? "border-chosen bg-chosen text-on-chosen" : "border-edge bg-surface hover:bg-raised",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
