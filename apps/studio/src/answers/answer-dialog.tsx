"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import type { AnswerKind, AnswerRow } from "./answers-panel.tsx";
import { ForWhomFields, type Limits } from "./for-whom-fields.tsx";

export interface AnswerDialogProps {
  readonly kind: AnswerKind;
  readonly answer: AnswerRow | undefined;
  readonly onClose: () => void;
}

/** One canned answer: what is typed for it, its words, and for whom it is. */
export function AnswerDialog({ kind, answer, onClose }: AnswerDialogProps) {
  const t = useTranslations("answers");
  const words = useTranslations("shell");
  const client = useTRPCClient();
  const refresh = [useTRPC().cannedAnswer.list.queryFilter()];
  const [shortcut, setShortcut] = useState(answer?.shortcut ?? "");
  const [title, setTitle] = useState(answer?.title ?? "");
  const [body, setBody] = useState(answer?.body ?? "");
  const [limits, setLimits] = useState<Limits>(answer ?? { teams: [], queues: [] });
  const { save: saveShared, saveOwn, remove: removeShared, removeOwn } = client.cannedAnswer;
  const save = useAction({
    run: () => {
      const { language, teams, queues } = limits;
      const place = { ...(language ? { language } : {}), teams: [...teams], queues: [...queues] };
      const given = { ...(answer ? { id: answer.id } : {}), shortcut, title: title.trim(), body, ...place };
      return kind === "shared" ? saveShared.mutate(given) : saveOwn.mutate(given);
    },
    refresh,
    done: words("saved"),
    onDone: onClose,
  });
  const remove = useAction({
    run: (id: string) => (kind === "shared" ? removeShared.mutate({ id }) : removeOwn.mutate({ id })),
    refresh,
    done: t("removed", { title }),
    onDone: onClose,
  });
  const shortcutFits = /^[^\s/]{1,40}$/u.test(shortcut);
  return (
    <FormDialog
      title={answer ? answer.title : t(`add.${kind}`)}
      size="lg"
      busy={save.isPending}
      disabled={!shortcutFits || title.trim() === "" || body.trim() === ""}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className="grid gap-3 sm:grid-cols-[12rem_1fr]">
        <Field label={t("shortcut")} hint={t("shortcutHint")}>
          {(ids) => (
            <Input
              {...ids}
              value={shortcut}
              spellCheck={false}
              className="font-mono"
              onChange={(event) => setShortcut(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("name")}>
          {(ids) => <Input {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
      </div>
      <Field label={t("body")} hint={t("bodyHint")}>
        {(ids) => <TextArea {...ids} rows={6} value={body} onChange={(event) => setBody(event.target.value)} />}
      </Field>
      {kind === "shared" ? <ForWhomFields limits={limits} onChange={setLimits} /> : null}
      {answer ? (
        <Button
          kind="quiet"
          className="self-start"
          icon={<Trash2 />}
          busy={remove.isPending}
          onClick={() => remove.mutate(answer.id)}
        >
          {t("remove", { title: answer.title })}
        </Button>
      ) : null}
    </FormDialog>
  );
}
