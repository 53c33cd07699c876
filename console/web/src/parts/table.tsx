import { classNames } from "@terrace/ui";
import type { ReactNode } from "react";
import { ScrollArea } from "./scroll-area.tsx";

/** A column: its name, and what stands in it. */
export interface Column<Row> {
  readonly name: string;
  readonly of: (row: Row) => ReactNode;
  /** Figures stand on the right, one below the other. */
  readonly right?: boolean;
  /** Its name is for those who do not see what stands below it. */
  readonly isUnnamed?: boolean;
  /** It is long: on a narrow screen it has a line of its own. */
  readonly isText?: boolean;
  /** How wide it is where there is room. */
  readonly className?: string;
}

interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** It has many rows, and scrolls by itself up and down as well. */
  isLong?: boolean;
}

/**
 * A table that scrolls by itself where it is a little wider than the page, with the keyboard as well. On a narrow screen each row is a card: its
 * first column the title, every other figure beside its name.
 */
export function Table<Row>({ label, columns, rows, keyOf, isLong = false }: TableProps<Row>) {
  return (
    <ScrollArea label={label} className={classNames("rounded-b-lg", isLong && "max-h-[32rem] overflow-y-auto")}>
      <table className="figures w-full text-left max-md:block">
        <thead className="text-xs text-muted max-md:sr-only">
          <tr className="border-b border-line">
            {columns.map(({ name, right = false, isUnnamed = false, className }) => (
              <th
                key={name}
                scope="col"
                className={classNames(
                  "px-3 py-2 font-medium whitespace-nowrap first:pl-4 last:pr-4",
                  right && "text-right",
                  className,
                )}
              >
                {isUnnamed ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block [&>tr]:border-line [&>tr:not(:last-child)]:border-b">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="max-md:grid max-md:grid-cols-2 max-md:gap-x-6 max-md:px-4 max-md:py-3">
              {columns.map((column, index) => (
                <Cell key={column.name} column={column} row={row} isTitle={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Cell<Row>({ column, row, isTitle }: { column: Column<Row>; row: Row; isTitle: boolean }) {
  const { name, of, right = false, isUnnamed = false, isText = false } = column;
  const isWhole = isTitle || isText || isUnnamed;
  return (
    <td
      data-name={name}
      className={classNames(
        "py-2 align-top md:px-3 md:first:pl-4 md:last:pr-4 max-md:min-w-0 max-md:py-0.5",
        right && "whitespace-nowrap md:text-right",
        isWhole && "max-md:col-span-2",
        isText && "max-md:wrap-anywhere md:wrap-break-word",
        !isTitle && !isUnnamed && "max-md:before:mr-3 max-md:before:text-muted max-md:before:content-[attr(data-name)]",
        !isWhole && "max-md:flex max-md:justify-between",
      )}
    >
      {of(row)}
    </td>
  );
}
