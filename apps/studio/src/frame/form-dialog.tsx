"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog, type DialogProps } from "@patchbay/ui/dialog.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";

export interface FormDialogProps extends Pick<DialogProps, "title" | "description" | "size"> {
  /** The word on the button that sends the form; “Save” if none is given. */
  readonly confirm?: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Stays in sight below the fields, however long they are. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A form in a dialog: its fields, then Cancel and Save. Open as long as it is rendered. */
export function FormDialog({
  confirm,
  busy,
  disabled = false,
  onSubmit,
  onClose,
  below,
  children,
  ...frame
}: FormDialogProps) {
  const words = useTranslations("shell");
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      closeLabel={words("close")}
      footer={
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          {below}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{words("cancel")}</Button>
            <Button kind="primary" type="submit" form={form} busy={busy} disabled={disabled}>
              {confirm ?? words("save")}
            </Button>
          </div>
        </div>
      }
      {...frame}
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {children}
      </form>
    </Dialog>
  );
}
