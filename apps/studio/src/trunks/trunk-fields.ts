import type { TrunkDraft, TrunkProblems } from "./trunk-draft.ts";

export interface TrunkFieldsProps {
  readonly draft: TrunkDraft;
  readonly problems: TrunkProblems;
  readonly onChange: (change: Partial<TrunkDraft>) => void;
}
