"use client";
import { useEffect, useState } from "react";
import { useTRPCClient } from "../../data/trpc.ts";
import { ImpactRun } from "./impact-run.ts";

/** The impact report of one editor: it goes on while the dialog is closed, and ends with the editor. */
export function useImpactRun(flow: string): ImpactRun {
  const client = useTRPCClient();
  const [run] = useState(() => new ImpactRun(flow, (input, signal) => client.flow.impact.query(input, { signal })));
  useEffect(() => () => run.stop(), [run]);
  return run;
}
