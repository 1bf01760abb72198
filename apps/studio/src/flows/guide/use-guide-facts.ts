"use client";
import { useCanvas } from "@patchbay/canvas/view/canvas-context.tsx";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { type GuideStep, guideDone } from "./guide-steps.ts";

/** Which steps of the first flow are done, as the drawing, its versions and its calls are now. */
export function useGuideDone(name: string): ReadonlySet<GuideStep> {
  const flow = useCanvas((state) => state.flow);
  const diagnostics = useCanvas((state) => state.diagnostics);
  const rings = useCanvas((state) => state.live.size > 0);
  const versions = useQuery(useTRPC().flow.versions.queryOptions({ name }));
  const published = (versions.data?.length ?? 0) > 0;
  const [rang, setRang] = useState(rings);
  useEffect(() => {
    if (rings) setRang(true);
  }, [rings]);
  return useMemo(() => guideDone({ flow, diagnostics, published, rang }), [flow, diagnostics, published, rang]);
}
