"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { LayoutEditor } from "./layout-editor.tsx";

/** All layouts of the tenant; one of them on the drawing board. */
export function LayoutPage() {
  const failureText = useFailureText();
  const layouts = useQuery(useTRPC().workspace.layouts.queryOptions());
  const [chosen, setChosen] = useState<string>();
  if (layouts.error) {
    return (
      <div className="p-6">
        <Callout tone="bad">{failureText(layouts.error)}</Callout>
      </div>
    );
  }
  if (!layouts.data) return <Skeleton lines={8} className="p-6" />;
  const layout = layouts.data.find((one) => one.name === chosen) ?? layouts.data[0];
  return <LayoutEditor key={layout?.name ?? "new"} layouts={layouts.data} saved={layout} onChoose={setChosen} />;
}
