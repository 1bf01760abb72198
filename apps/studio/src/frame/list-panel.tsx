"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table, type TableProps } from "@patchbay/ui/table.tsx";
import type { ReactNode } from "react";
import { useFailureText } from "../data/use-failure-text.ts";

export interface ListPanelProps<Row> extends Omit<TableProps<Row>, "rows" | "label"> {
  readonly title: string;
  /** The page's own title says it already: it is only heard. */
  readonly untitled?: boolean;
  readonly actions?: ReactNode;
  /** A query for the rows: while it runs and when it fails, that is what stands in the panel. */
  readonly found: {
    readonly data: readonly Row[] | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
  };
}

/** A list from the server in its panel: title, actions, and rows or why there are none. */
export function ListPanel<Row>({ title, untitled = false, actions, found, ...table }: ListPanelProps<Row>) {
  const failureText = useFailureText();
  return (
    <Panel {...(untitled ? {} : { title })} actions={actions} flush>
      {found.error ? <Callout tone="bad">{failureText(found.error)}</Callout> : null}
      {found.isPending ? <Skeleton className="p-3" /> : null}
      {found.data ? <Table label={title} rows={found.data} {...table} /> : null}
    </Panel>
  );
}
