import type { ReactNode } from "react";
import { cx } from "./cx";
import { Table, Td, Th } from "./table";

type Props = {
  caption: string;
  columns: { label: string; numeric?: boolean; className?: string }[];
  /** The first cell names the row. */
  rows: { key: string | number; cells: ReactNode[] }[];
  className?: string;
};

/** Rows with named values: a table where there is room for one; on a phone each row is a block, its values beside their names. */
export function Records({ caption, columns, rows, className }: Props) {
  return (
    <Table caption={caption} className={cx("max-sm:overflow-x-visible max-sm:border-t-0", className)}>
      <thead className="max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <Th
              key={column.label}
              numeric={column.numeric}
              className="align-bottom whitespace-normal! break-keep"
            >
              {column.label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ key, cells }) => (
          <tr key={key} className="border-line max-sm:block max-sm:border-t max-sm:py-2.5">
            {columns.map(({ label, numeric, className: width }, at) => (
              <Td
                key={label}
                numeric={numeric}
                data-label={at === 0 ? undefined : label}
                className={cx(at === 0 ? lead : value, width)}
              >
                {at === 0 ? cells[at] : <div className="min-w-0 max-sm:text-end">{cells[at]}</div>}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const stacked = "max-sm:border-t-0 max-sm:px-0 max-sm:py-0.5";
const lead = `${stacked} max-sm:block max-sm:pb-1 max-sm:text-start max-sm:text-base`;
const value = `${stacked} max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:whitespace-normal max-sm:before:shrink-0 max-sm:before:text-faint max-sm:before:content-[attr(data-label)]`;
