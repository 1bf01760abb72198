"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Image as Picture } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { TextBody } from "./chat-message.ts";
import { mailDocument } from "./mail-document.ts";

export interface MailViewProps {
  readonly text: string;
  readonly mail: NonNullable<TextBody["mail"]>;
}

/** A customer's mail: as it was sent, in a frame that runs and loads nothing, or its words. */
export function MailView({ text, mail }: MailViewProps) {
  const t = useTranslations("workspace.chat.mail");
  const { html, subject, from, quoted, dropped } = mail;
  const leftOut = (what: string) => {
    const [kind = "", count = ""] = what.split(":");
    const key = `leftOut.${kind}` as "leftOut.text";
    return t.has(key) ? t(key, { count: Number(count) }) : what;
  };
  const [asText, setAsText] = useState(false);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="font-semibold">{subject || t("noSubject")}</p>
      {html && !asText ? (
        <MailFrame html={html} title={t("frame", { from })} />
      ) : (
        <>
          <p className="whitespace-pre-wrap break-words">{text}</p>
          {quoted ? (
            <details>
              <summary className="cursor-pointer text-xs">{t("quoted")}</summary>
              <p className="whitespace-pre-wrap break-words border-l-2 pl-2 text-xs">{quoted}</p>
            </details>
          ) : null}
        </>
      )}
      {html ? (
        <Button size="sm" kind="quiet" className="self-start" onClick={() => setAsText(!asText)}>
          {t(asText ? "asSent" : "asText")}
        </Button>
      ) : null}
      {dropped ? <p className="text-xs">{t("dropped", { what: dropped.map(leftOut).join(", ") })}</p> : null}
    </div>
  );
}

function MailFrame({ html, title }: { readonly html: string; readonly title: string }) {
  const t = useTranslations("workspace.chat.mail");
  const [pictures, setPictures] = useState(false);
  const page = useMemo(() => mailDocument(html, { pictures, quoted: t("quoted") }), [html, pictures, t]);
  return (
    <>
      <iframe
        // Changing the policy needs a new document.
        key={String(pictures)}
        title={title}
        srcDoc={page}
        // No scripts and no origin; links may open a page of their own.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-56 w-full resize-y rounded-md border bg-white"
      />
      {/<img\b/i.test(html) && !pictures ? (
        <span className="flex flex-wrap items-center gap-2 text-xs">
          <Button size="sm" icon={<Picture />} onClick={() => setPictures(true)}>
            {t("pictures")}
          </Button>
          {t("picturesTold")}
        </span>
      ) : null}
    </>
  );
}
