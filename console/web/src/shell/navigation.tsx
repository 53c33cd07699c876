import { classNames } from "@terrace/ui";
import { Link } from "./link.tsx";
import { PAGES } from "./pages.ts";

/** Every page by name, in three groups. */
export function Navigation({ page }: { page: string }) {
  return PAGES.map(({ title, pages }) => (
    <div key={title} className="mt-3 first:mt-1">
      <p className="px-3 py-1 text-xs text-muted" id={`group-${pages[0]?.path}`}>
        {title}
      </p>
      <ul aria-labelledby={`group-${pages[0]?.path}`} className="grid grid-cols-2 gap-0.5 lg:grid-cols-1">
        {pages.map(({ path, label, Icon }) => (
          <li key={path}>
            <Link
              to={path === "overview" ? "" : path}
              aria-current={path === page ? "page" : undefined}
              className={classNames(
                "flex min-h-11 items-center gap-3 rounded-md px-3 transition-colors duration-150 lg:min-h-9",
                path === page ? "bg-chosen font-semibold text-on-chosen" : "hover:bg-raised",
              )}
            >
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}
