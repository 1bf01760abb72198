"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";

export interface FilePickerProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** Files that go with an answer. */
export function FilePicker({ files, onChange }: FilePickerProps) {
  const t = useTranslations("workspace.chat.mail");
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("attach")}
        onChange={(event) => {
          onChange([...files, ...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button size="sm" icon={<Paperclip />} onClick={() => input.current?.click()}>
        {t("attach")}
      </Button>
      {files.map((file) => (
        <span
          key={`${file.name}/${file.lastModified}/${file.size}`}
          className="flex min-w-0 items-center rounded-md border pl-2 text-xs"
        >
          <span className="max-w-40 truncate">{file.name}</span>
          <IconButton
            size="sm"
            label={t("detach", { name: file.name })}
            icon={<X />}
            onClick={() => onChange(files.filter((one) => one !== file))}
          />
        </span>
      ))}
    </div>
  );
}
