"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** A text to take along, with a button that copies it. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const words = useTranslations("shell");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
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
  );
}
