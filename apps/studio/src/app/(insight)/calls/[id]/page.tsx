import type { Metadata } from "next";
import { CallPage } from "../../../../insight/call/call-page.tsx";

export const metadata: Metadata = { title: "Call" };

export default async function OneCallPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  return <CallPage id={(await params).id} />;
}
