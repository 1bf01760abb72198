"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { Eraser, FileDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { saveFile } from "../data/save-file.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import type { CustomerNow } from "./customer-draft.ts";

/** A person's rights: all that is known of them in one file, and to be forgotten. */
export function PersonActions({ customer }: { readonly customer: CustomerNow }) {
  const t = useTranslations("customers.person");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { id, name } = customer;
  const handOut = useAction({
    run: () => client.customer.file.mutate({ id }),
    onDone: (file) => saveFile(`customer-${id}.json`, JSON.stringify(file, null, 2), "application/json"),
  });
  const forget = useAction({
    run: () => client.customer.forget.mutate({ id }),
    refresh: [trpc.customer.search.queryFilter()],
    done: t("forgotten"),
    onDone: () => router.push("/customers"),
  });
  return (
    <>
      <Button icon={<FileDown />} busy={handOut.isPending} onClick={() => handOut.mutate()}>
        {t("handOut")}
      </Button>
      <Button icon={<Eraser />} onClick={() => setAsking(true)}>
        {t("forget")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("forgetTitle", { name })}
        confirm={t("forget")}
        cancel={words("cancel")}
        danger
        busy={forget.isPending}
        onConfirm={() => forget.mutate()}
      >
        {t("forgetText")}
      </ConfirmDialog>
    </>
  );
}
