import { classNames } from "@terrace/ui";
import type { ComponentProps, ReactNode } from "react";

interface TableProps {
  label: string;
  head: ReactNode;
  /** It has many rows, and scrolls by itself up and down as well. */
  isLong?: boolean;
  children: ReactNode;
}

/** A table that scrolls by itself where it is wider than the page; it can be scrolled with the keyboard. */
export function Table({ label, head, isLong = false, children }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      className={classNames("relative overflow-x-auto rounded-b-lg", isLong && "max-h-[32rem] overflow-y-auto")}
    >
      <table className="figures w-full text-left">
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">{head}</tr>
        </thead>
        <tbody className="[&>tr:not(:last-child)]:border-b [&>tr]:border-line">{children}</tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  right?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Head({ right = false, className, children }: HeadProps) {
  return (
    <th
      scope="col"
      className={classNames(
        "px-3 py-2 font-medium first:pl-4 last:pr-4 whitespace-nowrap",
        right && "text-right",
        className,
      )}
    >
      {children}
    </th>
  );
}

interface CellProps extends ComponentProps<"td"> {
  right?: boolean;
}

export function Cell({ right = false, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={classNames(
        "px-3 py-2 align-top first:pl-4 last:pr-4",
        right && "text-right whitespace-nowrap",
        className,
      )}
    />
  );
}
