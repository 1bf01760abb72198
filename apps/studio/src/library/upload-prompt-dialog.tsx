"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Failure } from "../data/failure.ts";
import { useTRPC } from "../data/trpc.ts";
import { upload } from "../data/upload.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { isFlowName, suggestName } from "../flows/flow-name.ts";
import { FormDialog } from "../frame/form-dialog.tsx";

/** Takes a WAV file as it is; the server turns it into what telephones play. */
export function UploadPromptDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [file, setFile] = useState<File>();
  const [title, setTitle] = useState("");
  const [ownName, setOwnName] = useState<string>();
  const [language, setLanguage] = useState("");
  const name = ownName ?? suggestName(title);
  const url = useObjectUrl(file);
  const sending = useMutation<void, Failure>({
    mutationFn: async () => {
      if (file) await send({ file, name, title: title.trim(), language: language.trim() });
    },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries(trpc.library.prompts.queryFilter()),
        queries.invalidateQueries(trpc.flow.references.queryFilter()),
      ]);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("upload")}
      confirm={t("upload")}
      busy={sending.isPending}
      disabled={!file || title.trim() === "" || !isFlowName(name)}
      onSubmit={() => sending.mutate()}
      onClose={onClose}
    >
      <Field label={t("file")} hint={t("fileHint")}>
        {(ids) => (
          <Input
            {...ids}
            type="file"
            accept="audio/wav,audio/x-wav,.wav"
            className="py-1!"
            onChange={(event) => {
              const next = event.target.files?.[0];
              setFile(next);
              if (next && title === "") setTitle(next.name.replace(/\.wav$/i, ""));
            }}
          />
        )}
      </Field>
      {/* biome-ignore lint/a11y/useMediaCaption: the reader's own recording, before it is stored */}
      {url ? <audio controls src={url} aria-label={t("listen")} className="h-9 w-full" /> : null}
      <Field label={t("name")}>
        {(ids) => <Input {...ids} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("technical")}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              spellCheck={false}
              className="font-mono"
              onChange={(event) => setOwnName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("language")} optional={words("optional")}>
          {(ids) => (
            <Input
              {...ids}
              value={language}
              placeholder="en-GB"
              maxLength={20}
              onChange={(event) => setLanguage(event.target.value)}
            />
          )}
        </Field>
      </div>
      {sending.error ? <Callout tone="bad">{failureText(sending.error)}</Callout> : null}
    </FormDialog>
  );
}

async function send(prompt: {
  readonly file: File;
  readonly name: string;
  readonly title: string;
  readonly language: string;
}): Promise<void> {
  const query = new URLSearchParams({ title: prompt.title, ...(prompt.language ? { language: prompt.language } : {}) });
  await upload(`/api/prompts/${encodeURIComponent(prompt.name)}?${query}`, prompt.file, "audio/wav");
}

function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return file && url;
}
