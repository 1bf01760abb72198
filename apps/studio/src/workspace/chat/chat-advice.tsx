"use client";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import type { Assist } from "../desk/subject.ts";
import { AssistAdvice } from "../panels/assist-advice.tsx";
import { Markdown } from "../script/markdown.tsx";

/** What the flow suggests for a conversation in writing; articles open over it, so that nothing that was begun is lost. */
export function ChatAdvice({ assist }: { readonly assist: Assist }) {
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const [title, setTitle] = useState<string>();
  const found = useQuery(
    trpc.library.searchArticles.queryOptions({ text: title ?? "" }, { enabled: title !== undefined }),
  );
  const article = found.data?.find((one) => one.title === title);
  return (
    <>
      <AssistAdvice assist={assist} onOpen={setTitle} />
      {article ? (
        <Dialog
          open
          onOpenChange={(open) => !open && setTitle(undefined)}
          title={article.title}
          closeLabel={words("close")}
        >
          <Markdown text={article.body} />
        </Dialog>
      ) : null}
    </>
  );
}
