import type { UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { AlertRule, AlertState, AlertSubject } from "@patchbay/domain/alert";

/** A rule that came true for one of its subjects. It says by itself what it was about: rules change and go. */
export interface Alert {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly metric: string;
  readonly limit: number;
  readonly when: AlertRule["when"];
  readonly by: AlertSubject;
  /** The queue's name, the agent's id … and what people call it. */
  readonly subject: string;
  readonly label: string;
  /** The reading with which it was raised. */
  readonly value: number;
  /** Since when the reading is beyond the limit. */
  readonly since: Instant;
  readonly raisedAt: Instant;
  readonly clearedAt?: Instant;
  readonly acknowledgedAt?: Instant;
  readonly acknowledgedBy?: UserId;
  readonly mail?: AlertMail;
}

export interface AlertMail {
  readonly to: readonly string[];
  readonly attempts: number;
  /** When it goes out, next; absent: it did, or was given up. */
  readonly dueAt?: Instant;
  readonly sentAt?: Instant;
  readonly error?: string;
}

/** What is not calm: pending ones are known to nobody yet. */
export interface OpenAlert {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly state: Exclude<AlertState, { readonly status: "calm" }>;
}

/** What a reading changed. */
export interface AlertMove {
  readonly id: string;
  readonly rule: AlertRule;
  readonly subject: string;
  readonly label: string;
  readonly value: number | null;
  readonly state: AlertState;
}

export interface AlertStore {
  rules(): Promise<readonly AlertRule[]>;
  /** Makes the rule, or replaces the one of that id. */
  saveRule(rule: AlertRule): Promise<void>;
  /** Its alerts stay in the history; the open ones end. False: there is none. */
  removeRule(id: string, at: Instant): Promise<boolean>;
  open(): Promise<readonly OpenAlert[]>;
  /** Idempotent. At most one alert of a rule is open for a subject. Answers whether this call made the change. */
  move(move: AlertMove, at: Instant): Promise<boolean>;
  find(id: string): Promise<Alert | undefined>;
  /** Raised ones, newest first; `raised`: only those that go on. */
  list(page: { readonly raised?: boolean; readonly limit: number }): Promise<readonly Alert[]>;
  acknowledge(
    id: string,
    by: UserId,
    at: Instant,
  ): Promise<Result<Alert, { readonly code: "alert.not-found" } | { readonly code: "alert.acknowledged" }>>;
  /** Raised ones whose mail is due. */
  unmailed(at: Instant): Promise<readonly Alert[]>;
  /** One attempt is over. `retryAt` absent after an error: given up. */
  settleMail(
    id: string,
    outcome: { readonly sentAt: Instant } | { readonly error: string; readonly retryAt?: Instant },
  ): Promise<void>;
}
