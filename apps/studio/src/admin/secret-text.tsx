"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { CopyText } from "../shell/copy-text.tsx";

export interface SecretTextProps {
  readonly label: string;
  readonly text: string;
  readonly warning: string;
}

/** A text to copy now; some are never shown again. */
export function SecretText({ label, text, warning }: SecretTextProps) {
  return (
    <div className="flex flex-col gap-2">
      <Callout tone="warning">{warning}</Callout>
      <CopyText label={label} text={text} />
    </div>
  );
}
