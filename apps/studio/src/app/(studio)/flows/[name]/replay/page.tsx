import { notFound } from "next/navigation";
import { DraftReplayPage } from "../../../../../flows/replay/draft-replay-page.tsx";

interface ReplayProps {
  readonly params: Promise<{ readonly name: string }>;
  readonly searchParams: Promise<{ readonly call?: string }>;
}

export default async function ReplayPage({ params, searchParams }: ReplayProps) {
  const { name } = await params;
  const { call } = await searchParams;
  if (!call) notFound();
  return <DraftReplayPage name={decodeURIComponent(name)} call={call} />;
}
