"use client";
import type { QualityForm } from "@patchbay/domain/quality";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { ClipboardList, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { editColumn } from "../frame/edit-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { FormDialog } from "./form-dialog.tsx";

export function FormList() {
  const t = useTranslations("quality");
  const words = useTranslations("shell");
  const mayEdit = useMay("agent:manage");
  const found = useQuery(useTRPC().quality.forms.queryOptions());
  const [edited, setEdited] = useState<QualityForm | "new">();
  const questions = ({ sections }: QualityForm) => sections.reduce((sum, one) => sum + one.questions.length, 0);
  return (
    <>
      <ListPanel
        title={t("forms")}
        actions={
          mayEdit ? (
            <Button size="sm" icon={<Plus />} onClick={() => setEdited("new")}>
              {t("addForm")}
            </Button>
          ) : null
        }
        found={found}
        rowKey={(form) => form.id}
        empty={<EmptyState icon={<ClipboardList />} title={t("noForms")} />}
        columns={[
          { key: "title", title: t("form"), cell: (form) => <span className="font-medium">{form.title}</span> },
          { key: "questions", title: t("questions"), width: "8rem", align: "end", cell: questions },
          ...(mayEdit ? [editColumn(words("edit"), (form: QualityForm) => form.title, setEdited)] : []),
        ]}
      />
      {edited ? <FormDialog form={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
    </>
  );
}
