import type { Instant } from "@patchbay/base/time";
import type { CannedAnswer } from "@patchbay/domain/canned-answer";

export interface CannedAnswerStore {
  /** Everybody's and everybody's own, by shortcut. */
  list(): Promise<readonly CannedAnswer[]>;
  find(id: string): Promise<CannedAnswer | undefined>;
  save(answer: CannedAnswer, at: Instant): Promise<void>;
  /** False: there is none of that id. */
  remove(id: string): Promise<boolean>;
}
