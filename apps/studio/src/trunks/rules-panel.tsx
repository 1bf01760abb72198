"use client";
import type { LineRules } from "@patchbay/domain/trunk/trunk";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { RuleFields } from "./rule-fields.tsx";
import { countriesOf, type RulesDraft, rulesDraftOf, rulesOf } from "./rules-draft.ts";

/** What holds for all calls out, whichever trunk they take: against toll fraud first of all. */
export function RulesPanel() {
  const failureText = useFailureText();
  const t = useTranslations("trunks.rules");
  const rules = useQuery(useTRPC().trunk.rules.queryOptions());
  return (
    <div className="pt-4">
      <Panel title={t("title")}>
        {rules.error ? <Callout tone="bad">{failureText(rules.error)}</Callout> : null}
        {rules.isPending ? <Skeleton /> : null}
        {rules.data ? <Form rules={rules.data} /> : null}
      </Panel>
    </div>
  );
}

function Form({ rules }: { readonly rules: LineRules }) {
  const words = useTranslations("shell");
  const t = useTranslations("trunks.rules");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useMay("trunk:manage");
  const [draft, setDraft] = useState<RulesDraft>(() => rulesDraftOf(rules));
  const save = useAction({
    run: () => client.trunk.saveRules.mutate(rulesOf(draft)),
    refresh: [trpc.trunk.rules.queryFilter(), trpc.trunk.tryNumber.queryFilter()],
    done: words("saved"),
  });
  const wrong = countriesOf(draft.country) === undefined || countriesOf(draft.countries) === undefined;
  return (
    <form
      className="flex max-w-3xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="text-ink-soft text-sm">{t("text")}</p>
      <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
        <RuleFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      </fieldset>
      {mayEdit ? (
        <div>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={wrong}>
            {words("save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
