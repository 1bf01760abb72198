"use client";
import { say } from "@patchbay/ui/toaster.tsx";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import { useSession } from "../../data/session.tsx";
import { useTopic } from "../../data/use-topic.ts";

/** Says on whatever page one is that an alert began. */
export function useAlertNotice(): void {
  const enabled = useSession().permissions.includes("metric:read");
  useTopic(enabled ? { kind: "events", types: ["alert.changed"] } : undefined, (data) => {
    const event = tenantEvent.safeParse(data);
    if (!event.success || event.data.type !== "alert.changed" || event.data.status !== "raised") return;
    say.failed(event.data.title, event.data.label);
  });
}
