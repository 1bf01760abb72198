"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { useDraft } from "../desk/use-draft.ts";
import { ChatAdvice } from "./chat-advice.tsx";
import { ChatClosing } from "./chat-closing.tsx";
import { ChatFacts } from "./chat-facts.tsx";
import { Transcript } from "./transcript.tsx";

/** One conversation: what was written, and the answer. */
export function ChatPanel({ chat }: { readonly chat: Outputs["chat"]["mine"]["chats"][number] }) {
  const t = useTranslations("workspace.chat");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const read = useQuery(trpc.chat.messages.queryOptions({ id: chat.id }, { refetchInterval: 10_000 }));
  const [text, setText] = useDraft(`chat.${chat.id}`, "");
  const [internal, setInternal] = useState(false);
  const told = useRef(0);
  const refresh = [trpc.chat.messages.queryFilter({ id: chat.id }), trpc.chat.mine.queryFilter()];
  const send = useAction({
    run: (key: string) => client.chat.write.mutate({ conversation: chat.id, key, text, internal }),
    refresh,
    onDone: () => setText(""),
  });
  const lastSeq = read.data?.lastSeq ?? 0;
  useEffect(() => {
    if (lastSeq > 0) void client.chat.seen.mutate({ conversation: chat.id, seq: lastSeq }).catch(() => undefined);
  }, [client, chat.id, lastSeq]);

  const submit = () => {
    if (text.trim() !== "" && !send.isPending) send.mutate(crypto.randomUUID());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const type = (next: string) => {
    setText(next);
    if (internal || Date.now() - told.current < 2_500) return;
    told.current = Date.now();
    void client.chat.typing.mutate({ conversation: chat.id }).catch(() => undefined);
  };
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-2 p-3">
      <ChatFacts data={chat.screen.data} page={read.data?.facts.page} />
      {chat.screen.assist ? <ChatAdvice assist={chat.screen.assist} /> : null}
      <Transcript messages={read.data?.messages ?? []} label={t("transcript", { name: chat.name || t("visitor") })} />
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextArea
          aria-label={internal ? t("note") : t("reply")}
          placeholder={internal ? t("note") : t("reply")}
          value={text}
          maxLength={4_000}
          onKeyDown={onKeyDown}
          onChange={(event) => type(event.target.value)}
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Checkbox checked={internal} onChange={setInternal}>
            {t("internal")}
          </Checkbox>
          <Button type="submit" size="sm" kind="primary" busy={send.isPending} disabled={text.trim() === ""}>
            {internal ? t("keepNote") : t("send")}
          </Button>
        </div>
      </form>
      <ChatClosing conversation={chat.id} />
    </div>
  );
}
