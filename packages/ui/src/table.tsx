import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "start" | "end";
  /** Any CSS width; columns without one share the rest. */
  readonly width?: string;
}

export interface TableProps<Row> {
  /** Accessible name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly empty?: ReactNode;
}

/** A dense table. `onOpen` makes rows open on click; keep a link or button in a cell for keyboards. */
export function Table<Row>({ label, columns, rows, rowKey, onOpen, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={column.width ? { width: column.width } : undefined}
                className={cx(
                  "h-8 whitespace-nowrap px-3 font-medium text-ink-faint text-xs",
                  column.align === "end" ? "text-right" : "text-left",
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              onClick={onOpen ? () => onOpen(row) : undefined}
              className={cx("h-10 border-b last:border-b-0 hover:bg-hover", onOpen && "cursor-pointer")}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={cx("px-3 py-1.5 align-middle", column.align === "end" && "tabular text-right")}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
