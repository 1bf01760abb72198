"use client";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { useTranslations } from "next-intl";

export interface ConfirmRowProps<Row> {
  /** Whose end was asked for; undefined: nobody's, and nothing is shown. */
  readonly row: Row | undefined;
  readonly title: (row: Row) => string;
  readonly text: string | ((row: Row) => string);
  /** The word on the button; “Remove” if none is given. */
  readonly confirm?: string;
  /** What it does can be taken back. */
  readonly harmless?: boolean;
  readonly busy: boolean;
  readonly onConfirm: (row: Row) => void;
  readonly onClose: () => void;
}

/** Asks once more before something happens to a row of a list. */
export function ConfirmRow<Row>(props: ConfirmRowProps<Row>) {
  const { row, title, text, confirm, harmless = false, busy, onConfirm, onClose } = props;
  const words = useTranslations("shell");
  return (
    <ConfirmDialog
      open={row !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={row === undefined ? "" : title(row)}
      confirm={confirm ?? words("remove")}
      cancel={words("cancel")}
      danger={!harmless}
      busy={busy}
      onConfirm={() => row !== undefined && onConfirm(row)}
    >
      {typeof text === "string" ? text : row === undefined ? "" : text(row)}
    </ConfirmDialog>
  );
}
