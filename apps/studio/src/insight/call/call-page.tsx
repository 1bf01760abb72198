"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { useTopic } from "../../data/use-topic.ts";
import { ReviewPanel } from "../../quality/review-panel.tsx";
import { StaysPanel } from "../../routing/stays-panel.tsx";
import { OutcomeBadge } from "../calls/outcome-badge.tsx";
import { useContactText } from "../calls/use-contact-text.ts";
import { CallFacts } from "./call-facts.tsx";
import { CallLegs } from "./call-legs.tsx";
import { CallNotes } from "./call-notes.tsx";
import { CallPath } from "./call-path.tsx";
import { CallRecordings } from "./call-recordings.tsx";
import { CallTickets } from "./call-tickets.tsx";
import { ConversationPanel } from "./conversation-panel.tsx";
import { TracePanel } from "./trace/trace-panel.tsx";

const OWN_EVENTS = ["call.ended", "queue.changed", "recording.ready", "run.at", "ticket.changed"];

/** One call whole. */
export function CallPage({ id }: { readonly id: string }) {
  const t = useTranslations("insight.call");
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const text = useContactText();
  const maySeeTrace = useMay("trunk:read");
  const found = useQuery(trpc.calls.get.queryOptions({ id }));
  useTopic({ kind: "events", types: OWN_EVENTS }, (event) => {
    if (!isAbout(event, id)) return;
    void queries.invalidateQueries({ queryKey: trpc.calls.get.queryKey({ id }) });
    void queries.invalidateQueries({ queryKey: trpc.calls.ways.queryKey({ id }) });
  });

  if (found.error) {
    return (
      <Page title={t("title")}>
        <Callout tone="bad">{failureText(found.error)}</Callout>
      </Page>
    );
  }
  if (!found.data) {
    return (
      <Page title={t("title")}>
        <Skeleton lines={10} />
      </Page>
    );
  }
  const { call, legs, path, recordings, notes, tickets } = found.data;
  const time = format.dateTime(call.startedAt, { dateStyle: "long", timeStyle: "medium" });
  return (
    <Page
      wide
      title={text.party(call)}
      description={
        call.channel
          ? t("writtenDescription", { channel: text.channel(call), time })
          : t("description", { from: call.from, to: call.to, time })
      }
      actions={<OutcomeBadge call={call} />}
    >
      <div className="grid gap-4 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          {call.channel ? (
            <ConversationPanel call={{ id: call.id, channel: call.channel }} />
          ) : (
            <CallRecordings recordings={recordings} />
          )}
          <CallPath call={call} path={path} />
          {call.channel || !maySeeTrace ? null : <TracePanel call={call} legs={legs} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <ReviewPanel call={call.id} agent={call.agent} />
          <CallFacts call={call} />
          {call.channel ? null : <CallLegs legs={legs} startedAt={call.startedAt} />}
          <StaysPanel call={call.id} />
          <CallTickets tickets={tickets} />
          <CallNotes notes={notes} />
        </div>
      </div>
    </Page>
  );
}

function isAbout(event: unknown, call: string): boolean {
  if (typeof event !== "object" || event === null) return false;
  // Ticket events do not name the call; there are few enough to look again.
  return ("call" in event && event.call === call) || ("type" in event && event.type === "ticket.changed");
}
