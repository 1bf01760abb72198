import type { Metadata } from "next";
import { Suspense } from "react";
import { TicketsPage } from "../../../tickets/tickets-page.tsx";

export const metadata: Metadata = { title: "Tickets" };

export default function Tickets() {
  return (
    <Suspense>
      <TicketsPage />
    </Suspense>
  );
}
