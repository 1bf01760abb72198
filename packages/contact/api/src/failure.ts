import type { Result } from "@patchbay/base/result";
import { TRPCError } from "@trpc/server";

type Kind = TRPCError["code"];

/**
 * Every failure that a procedure may answer, and which kind of answer it is (tRPC's code gives the HTTP status). A use
 * case with a new code does not compile into a procedure until it is mapped here. Things of other tenants are
 * `…not-found` like things that never were: a 403 would say that they exist.
 */
const KINDS = {
  "access.not-signed-in": "UNAUTHORIZED",
  "access.no-tenant": "FORBIDDEN",
  "access.not-allowed": "FORBIDDEN",
  "agent.not-allowed": "CONFLICT",
  "agent.not-found": "NOT_FOUND",
  "agent.phone-unfit": "CONFLICT",
  "agent.unknown-reason": "BAD_REQUEST",
  "alert.acknowledged": "CONFLICT",
  "alert.not-by": "BAD_REQUEST",
  "alert.not-found": "NOT_FOUND",
  "api-key.not-found": "NOT_FOUND",
  "api-key.too-much": "FORBIDDEN",
  "article.not-found": "NOT_FOUND",
  "callback.bad-number": "BAD_REQUEST",
  "callback.not-allowed": "FORBIDDEN",
  "callback.not-found": "NOT_FOUND",
  "callback.not-waiting": "CONFLICT",
  "callback.unknown-queue": "NOT_FOUND",
  "call.ended": "CONFLICT",
  "call.failed": "BAD_GATEWAY",
  "call.not-allowed": "CONFLICT",
  "call.not-found": "NOT_FOUND",
  "call.not-yours": "FORBIDDEN",
  "call.unknown-target": "BAD_REQUEST",
  "call.unreachable": "SERVICE_UNAVAILABLE",
  "campaign.name-taken": "CONFLICT",
  "campaign.needs-queue": "BAD_REQUEST",
  "campaign.no-contacts": "CONFLICT",
  "campaign.not-allowed": "CONFLICT",
  "campaign.not-found": "NOT_FOUND",
  "canned-answer.not-found": "NOT_FOUND",
  "channel.bad-field": "BAD_REQUEST",
  "connection.no-vault": "PRECONDITION_FAILED",
  "contact-list.empty": "BAD_REQUEST",
  "contact-list.too-long": "PAYLOAD_TOO_LARGE",
  "contact-list.unknown-column": "BAD_REQUEST",
  "conversation.file-gone": "NOT_FOUND",
  "conversation.files-too-large": "PAYLOAD_TOO_LARGE",
  "conversation.no-files": "CONFLICT",
  "conversation.not-allowed": "CONFLICT",
  "conversation.not-found": "NOT_FOUND",
  "conversation.not-yours": "FORBIDDEN",
  "conversation.too-long": "PAYLOAD_TOO_LARGE",
  "customer.bad-field": "BAD_REQUEST",
  "customer.conflict": "CONFLICT",
  "customer.in-contact": "CONFLICT",
  "customer.merge-not-found": "NOT_FOUND",
  "customer.merge-not-newest": "CONFLICT",
  "customer.not-found": "NOT_FOUND",
  "customer.same-record": "BAD_REQUEST",
  "dashboard.conflict": "CONFLICT",
  "dashboard.not-found": "NOT_FOUND",
  "flow.alias-not-found": "NOT_FOUND",
  "flow.conflict": "CONFLICT",
  "flow.has-problems": "UNPROCESSABLE_CONTENT",
  "flow.in-use": "CONFLICT",
  "flow.is-branch": "CONFLICT",
  "flow.merge-conflicts": "CONFLICT",
  "flow.name-differs": "BAD_REQUEST",
  "flow.name-taken": "CONFLICT",
  "flow.not-drawn": "UNPROCESSABLE_CONTENT",
  "flow.not-found": "NOT_FOUND",
  "flow.not-published": "CONFLICT",
  "flow.nothing-before": "CONFLICT",
  "flow.plan-not-found": "NOT_FOUND",
  "flow.test-conflict": "CONFLICT",
  "flow.version-not-found": "NOT_FOUND",
  "member.already-there": "CONFLICT",
  "member.last-admin": "CONFLICT",
  "member.no-seat": "CONFLICT",
  "member.not-found": "NOT_FOUND",
  "metric.unknown": "BAD_REQUEST",
  "model.not-configured": "PRECONDITION_FAILED",
  "model.refused": "BAD_GATEWAY",
  "model.unavailable": "BAD_GATEWAY",
  "number.channel-differs": "CONFLICT",
  "number.not-found": "NOT_FOUND",
  "number.taken": "CONFLICT",
  "organisation.not-found": "NOT_FOUND",
  "organisation.slug-taken": "CONFLICT",
  "organisation.would-loop": "CONFLICT",
  "prompt.not-found": "NOT_FOUND",
  "quality.form-not-found": "NOT_FOUND",
  "quality.no-agent": "CONFLICT",
  "quality.not-allowed": "CONFLICT",
  "quality.out-of-range": "BAD_REQUEST",
  "quality.review-not-found": "NOT_FOUND",
  "quality.reviewed": "CONFLICT",
  "quality.unanswered": "BAD_REQUEST",
  "queue.not-found": "NOT_FOUND",
  "queue-entry.followed-up": "CONFLICT",
  "queue-entry.not-found": "NOT_FOUND",
  "queue-entry.not-waiting": "CONFLICT",
  "recording.bad-range": "BAD_REQUEST",
  "recording.not-found": "NOT_FOUND",
  "service.away": "SERVICE_UNAVAILABLE",
  "sound.not-a-wav": "UNSUPPORTED_MEDIA_TYPE",
  "sound.too-large": "PAYLOAD_TOO_LARGE",
  "table.full": "CONFLICT",
  "table.not-of-type": "BAD_REQUEST",
  "table.unknown": "NOT_FOUND",
  "table.unknown-column": "BAD_REQUEST",
  "template.not-found": "NOT_FOUND",
  "ticket.bad-condition": "BAD_REQUEST",
  "ticket.bad-fields": "BAD_REQUEST",
  "ticket.conflict": "CONFLICT",
  "ticket.file-too-large": "PAYLOAD_TOO_LARGE",
  "ticket.link-over": "UNAUTHORIZED",
  "ticket.no-calendar": "NOT_FOUND",
  "ticket.not-allowed": "CONFLICT",
  "ticket.not-found": "NOT_FOUND",
  "ticket.rule-not-found": "NOT_FOUND",
  "ticket.same": "CONFLICT",
  "ticket.too-many": "TOO_MANY_REQUESTS",
  "trunk.bad-number": "BAD_REQUEST",
  "trunk.name-taken": "CONFLICT",
  "trunk.not-found": "NOT_FOUND",
  "webhook.bad-url": "BAD_REQUEST",
  "webhook.not-found": "NOT_FOUND",
} as const satisfies Record<string, Kind>;

export type FailureCode = keyof typeof KINDS;
export type Failure = { readonly code: FailureCode };

/** An expected failure on its way out: its code and facts reach the client as `data.code` and `data.facts`. */
export class RefusedError extends TRPCError {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super({ code: KINDS[failure.code], message: failure.code });
    this.failure = failure;
  }
}

/** The value of a use case, or its failure as the procedure's answer. */
export function unwrap<Value>(result: Result<Value, Failure>): Value {
  if (result.ok) return result.value;
  throw new RefusedError(result.error);
}

/** For reads by id: what is not there (or is somebody else's) is not found. */
export function found<Value>(value: Value | undefined, code: FailureCode): Value {
  if (value === undefined) throw new RefusedError({ code });
  return value;
}
