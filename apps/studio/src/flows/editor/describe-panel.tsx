"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { replaceDrawing } from "@patchbay/canvas/edit/replace-drawing";
import { FlowPicture } from "@patchbay/canvas/flow-picture.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useMutation } from "@tanstack/react-query";
import { Check, Sparkles, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { failureOf } from "../../data/failure.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { nodeRegistry } from "../node-registry.ts";

const FEWEST_LETTERS = 10;
const MOST_LETTERS = 4_000;

/** Draws a flow from a description; what comes passes every check, and becomes the drawing only when one accepts it. */
export function DescribePanel({ name, store }: { readonly name: string; readonly store: CanvasStore }) {
  const t = useTranslations("flows.describe");
  const [description, setDescription] = useState("");
  const draw = useMutation(useTRPC().flow.draw.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draw.mutate({ name, description, channel: store.getState().flow.channel });
  };
  const accept = () => {
    if (!draw.data) return;
    store.edit(replaceDrawing(store.getState().flow, draw.data.document));
    draw.reset();
  };
  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label={t("what")} hint={t("hint")}>
          {(ids) => (
            <TextArea
              {...ids}
              rows={5}
              value={description}
              maxLength={MOST_LETTERS}
              placeholder={t("example")}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Button
          kind={draw.data ? "plain" : "primary"}
          type="submit"
          icon={<Sparkles />}
          busy={draw.isPending}
          disabled={description.trim().length < FEWEST_LETTERS}
        >
          {draw.data ? t("again") : t("draw")}
        </Button>
      </form>
      <p role="status" className="text-ink-soft text-xs">
        {draw.isPending ? t("drawing") : draw.data ? t("passed", { rounds: draw.data.rounds }) : ""}
      </p>
      {draw.error ? <Refusal error={draw.error} /> : null}
      {draw.data ? (
        <>
          <Preview document={draw.data.document} />
          <div className="flex justify-end gap-2">
            <Button icon={<X />} onClick={() => draw.reset()}>
              {t("discard")}
            </Button>
            <Button kind="primary" icon={<Check />} onClick={accept}>
              {t("accept")}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

function Preview({ document }: { readonly document: Parameters<typeof FlowPicture>[0]["flow"] }) {
  const t = useTranslations("flows.describe");
  const { locale } = usePreferences();
  return (
    <section aria-label={t("preview")} className="h-72 overflow-hidden rounded-md border">
      <FlowPicture flow={document} registry={nodeRegistry} locale={locale} />
    </section>
  );
}

/** Why there is no drawing, and where that is mended. */
function Refusal({ error }: { readonly error: unknown }) {
  const t = useTranslations("flows.describe");
  const failureText = useFailureText();
  const { locale } = usePreferences();
  const mayConnect = useMay("integration:manage");
  const { code, facts } = failureOf(error);
  if (code === "model.not-configured") {
    return (
      <Callout tone="warning" title={t("noModel")}>
        {mayConnect ? (
          <Link href="/integration" className="font-medium text-accent-ink underline">
            {t("connect")}
          </Link>
        ) : (
          t("askAdmin")
        )}
      </Callout>
    );
  }
  const found = (facts.diagnostics ?? []) as readonly { readonly message: Readonly<Record<typeof locale, string>> }[];
  return (
    <Callout tone="bad" title={failureText(error)}>
      <ul className="list-disc pl-4 text-xs">
        {[...new Set(found.map(({ message }) => message[locale]))].slice(0, 5).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Callout>
  );
}
