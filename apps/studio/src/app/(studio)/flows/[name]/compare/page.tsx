import { ComparePage } from "../../../../../flows/versions/compare-page.tsx";
import type { DrawingRef } from "../../../../../flows/versions/use-drawing.ts";

interface CompareFlowProps {
  readonly params: Promise<{ readonly name: string }>;
  readonly searchParams: Promise<{ readonly from?: string; readonly to?: string }>;
}

export default async function CompareFlowPage({ params, searchParams }: CompareFlowProps) {
  const { name } = await params;
  const { from, to } = await searchParams;
  return <ComparePage name={decodeURIComponent(name)} from={drawing(from)} to={drawing(to)} />;
}

function drawing(text: string | undefined): DrawingRef {
  const version = Number(text);
  return Number.isInteger(version) && version > 0 ? version : "draft";
}
