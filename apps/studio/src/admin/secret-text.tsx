"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

export interface SecretTextProps {
  readonly label: string;
  readonly text: string;
  readonly warning: string;
}

/** A text to copy now; some are never shown again. */
export function SecretText({ label, text, warning }: SecretTextProps) {
  const words = useTranslations("shell");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="flex flex-col gap-2">
      <Callout tone="warning">{warning}</Callout>
      <div className="flex gap-1.5">
        <Input
          readOnly
          aria-label={label}
          value={text}
          className="font-mono text-xs!"
          onFocus={(event) => event.target.select()}
        />
        <Button icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
          {copied ? words("copied") : words("copy")}
        </Button>
      </div>
    </div>
  );
}
