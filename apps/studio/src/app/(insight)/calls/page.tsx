import type { Metadata } from "next";
import { Suspense } from "react";
import { CallsPage } from "../../../insight/calls/calls-page.tsx";

export const metadata: Metadata = { title: "Calls" };

export default function CallListPage() {
  return (
    <Suspense>
      <CallsPage />
    </Suspense>
  );
}
