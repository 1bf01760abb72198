import type { FlowChannel } from "@patchbay/flow-model/document";

/** Nodes that only decide and remember serve every channel. */
export const ALL_CHANNELS: readonly FlowChannel[] = ["voice", "chat", "sms", "email", "social", "ticket", "campaign"];

/** Where customers write. */
export const WRITTEN: readonly FlowChannel[] = ["chat", "sms", "email", "social"];

/** Nodes that both callers and those who write can meet. */
export const VOICE_AND_CHAT: readonly FlowChannel[] = ["voice", ...WRITTEN];

export const VOICE: readonly FlowChannel[] = ["voice"];
