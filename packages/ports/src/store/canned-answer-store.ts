import type { Instant } from "@patchbay/base/time";
import type { CannedAnswer } from "@patchbay/domain/canned-answer";

export interface CannedAnswerStore {
  /** By shortcut. */
  list(): Promise<readonly CannedAnswer[]>;
  save(answer: CannedAnswer, at: Instant): Promise<void>;
  /** False: there is none of that id. */
  remove(id: string): Promise<boolean>;
}
