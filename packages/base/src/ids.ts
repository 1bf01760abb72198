import type { Brand } from "./brand.ts";

export type TenantId = Brand<string, "TenantId">;
export type UserId = Brand<string, "UserId">;
export type CallId = Brand<string, "CallId">;
export type LegId = Brand<string, "LegId">;
export type RunId = Brand<string, "RunId">;
export type FlowId = Brand<string, "FlowId">;
export type ProgramHash = Brand<string, "ProgramHash">;
export type QueueId = Brand<string, "QueueId">;
export type QueueEntryId = Brand<string, "QueueEntryId">;
export type OfferId = Brand<string, "OfferId">;
export type TicketId = Brand<string, "TicketId">;
export type CustomerId = Brand<string, "CustomerId">;
export type RecordingId = Brand<string, "RecordingId">;
export type PromptId = Brand<string, "PromptId">;
/** A contact in writing; its call record has the same id. */
export type ConversationId = Brand<string, "ConversationId">;
export type DashboardId = Brand<string, "DashboardId">;
/** Somebody whom we shall call: a callback, or one contact of a campaign. */
export type DialTaskId = Brand<string, "DialTaskId">;
export type CampaignId = Brand<string, "CampaignId">;
