"use client";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CallDetail } from "../call-facts.tsx";
import { type LadderStep, ladderOf, OURS } from "./ladder.ts";
import { LadderRow } from "./ladder-row.tsx";

export interface LadderViewProps {
  readonly messages: readonly TracedMessage[];
  readonly legs: CallDetail["legs"];
}

/** A ladder diagram: time goes down, each party has its line, each message opens. */
export function LadderView({ messages, legs }: LadderViewProps) {
  const t = useTranslations("insight.call");
  const words = useTranslations("shell");
  const [open, setOpen] = useState<LadderStep>();
  const { lanes, steps } = ladderOf(
    messages,
    legs.map(({ id }) => id),
  );
  const customer = legs.find(({ role }) => role === "customer");
  const names = [...lanes.map(() => ""), t("trace.ours")];
  for (const { place, leg } of lanes) {
    const party = place === 0 ? customer : legs.find(({ id }) => id === leg);
    names[place] = party ? (party.name ?? party.party) : t("trace.notReached");
  }
  names[OURS] = t("trace.ours");
  const began = messages[0]?.at ?? 0;
  return (
    <div className="overflow-x-auto">
      <div style={{ minWidth: `${4.5 + names.length * 9}rem` }}>
        <div className="flex border-b pb-1.5 font-medium text-xs" aria-hidden="true">
          <span className="w-18 shrink-0" />
          {names.map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a party is its place; names may be the same
            <span key={place} className="min-w-0 flex-1 truncate text-center" title={name}>
              {name}
            </span>
          ))}
        </div>
        <ol>
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the messages never change
            <li key={index}>
              <LadderRow step={step} names={names} afterMs={step.message.at - began} onOpen={() => setOpen(step)} />
            </li>
          ))}
        </ol>
      </div>
      <Dialog
        open={open !== undefined}
        onOpenChange={() => setOpen(undefined)}
        size="xl"
        title={open?.title ?? ""}
        description={
          open
            ? `${names[open.from]} → ${names[open.to]} · ${open.message.transport.toUpperCase()} ${open.message.peer ?? ""}`
            : ""
        }
        closeLabel={words("close")}
      >
        <pre className="max-h-[60vh] overflow-auto whitespace-pre-wrap break-all rounded-md bg-sunken p-3 font-mono text-xs">
          {open?.message.text}
        </pre>
      </Dialog>
    </div>
  );
}
