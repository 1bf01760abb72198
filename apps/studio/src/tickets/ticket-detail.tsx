"use client";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useMay } from "../data/session.tsx";
import { CommentForm } from "./comment-form.tsx";
import { TicketActs } from "./ticket-acts.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import { TicketFields } from "./ticket-fields.tsx";
import { TicketLinks } from "./ticket-links.tsx";
import { TicketTrail } from "./ticket-trail.tsx";
import { useTicket } from "./use-ticket.ts";

/** A ticket whole: what happened and what can be written, beside what it is and what can be done. */
export function TicketDetail({ id }: { readonly id: string }) {
  const mayEdit = useMay("ticket:edit");
  const desk = useTicket(id);
  const { ticket } = desk;
  if (!ticket) return <Skeleton lines={8} />;
  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <div className="flex min-w-0 flex-col gap-3">
        {ticket.description ? <p className="whitespace-pre-wrap text-sm">{ticket.description}</p> : null}
        <TicketTrail ticket={ticket} />
        {mayEdit ? <CommentForm ticket={ticket} change={desk.change} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <TicketFacts ticket={ticket} />
        {mayEdit ? <TicketActs desk={desk} ticket={ticket} /> : null}
        <TicketFields key={ticket.revision} ticket={ticket} change={desk.change} mayEdit={mayEdit} />
        <TicketLinks ticket={ticket} refresh={desk.refresh} mayEdit={mayEdit} />
      </div>
    </div>
  );
}
