"use client";
import { ROLES, type Role } from "@patchbay/domain/permission";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { UserMinus, UserPlus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useSession } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { selectColumn } from "../frame/select-column.tsx";
import { InviteDialog } from "./invite-dialog.tsx";

type MemberRow = Outputs["member"]["list"]["members"][number];

export function MembersPage() {
  const t = useTranslations("admin.members");
  const words = useTranslations("shell");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failureText = useFailureText();
  const { user } = useSession();
  const list = useQuery(trpc.member.list.queryOptions());
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<MemberRow>();
  const refresh = [trpc.member.list.queryFilter()];
  const setRole = useAction({
    run: (input: { readonly user: string; readonly role: Role }) => client.member.setRole.mutate(input),
    refresh,
    done: t("roleChanged"),
  });
  const remove = useAction({
    run: (row: MemberRow) => client.member.remove.mutate({ user: row.user }),
    refresh,
    done: (_, row) => t("removed", { name: row.name }),
    onDone: () => setLeaving(undefined),
  });
  const roles = ROLES.map((role) => ({ value: role, label: words(`roles.${role}`) }));
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={
        <Button kind="primary" icon={<UserPlus />} onClick={() => setInviting(true)}>
          {t("invite")}
        </Button>
      }
    >
      {list.error ? <Callout tone="bad">{failureText(list.error)}</Callout> : null}
      {list.isPending ? <Skeleton lines={5} /> : null}
      {list.data ? (
        <>
          <Panel flush>
            <Table
              label={t("title")}
              rows={list.data.members}
              rowKey={(row) => row.user}
              columns={[
                {
                  key: "name",
                  title: t("name"),
                  cell: (row) => (
                    <span className="flex flex-col">
                      <span className="font-medium">{row.name}</span>
                      <span className="text-ink-faint text-xs">{row.email}</span>
                    </span>
                  ),
                },
                selectColumn<MemberRow>({
                  key: "role",
                  title: t("role"),
                  width: "13rem",
                  label: (row) => t("roleOf", { name: row.name }),
                  value: (row) => row.role,
                  options: roles,
                  disabled: (row) => row.user === user.id,
                  onChange: (row, role) => setRole.mutate({ user: row.user, role: role as Role }),
                }),
                {
                  key: "since",
                  title: t("since"),
                  width: "10rem",
                  cell: (row) => (
                    <span className="text-ink-soft text-xs">{format.dateTime(row.since, { dateStyle: "medium" })}</span>
                  ),
                },
                {
                  key: "actions",
                  title: <span className="sr-only">{words("actions")}</span>,
                  width: "3rem",
                  align: "end",
                  cell: (row) =>
                    row.user === user.id ? null : (
                      <IconButton
                        size="sm"
                        label={t("removeThis", { name: row.name })}
                        icon={<UserMinus />}
                        onClick={() => setLeaving(row)}
                      />
                    ),
                },
              ]}
            />
          </Panel>
          {list.data.invitations.length > 0 ? (
            <Panel title={t("invitations")} flush>
              <Table
                label={t("invitations")}
                rows={list.data.invitations}
                rowKey={(row) => row.id}
                columns={[
                  { key: "email", title: t("email"), cell: (row) => row.email },
                  {
                    key: "role",
                    title: t("role"),
                    width: "13rem",
                    cell: (row) => <Badge>{words(`roles.${row.role}`)}</Badge>,
                  },
                  {
                    key: "until",
                    title: t("until"),
                    width: "13rem",
                    cell: (row) => format.dateTime(row.expiresAt, { dateStyle: "medium" }),
                  },
                ]}
              />
            </Panel>
          ) : null}
        </>
      ) : null}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      <ConfirmRow
        row={leaving}
        title={(row) => t("removeTitle", { name: row.name })}
        text={t("removeText")}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}
