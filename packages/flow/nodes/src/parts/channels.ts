import type { FlowChannel } from "@patchbay/flow-model/document";

/** Nodes that only decide and remember serve every channel. */
export const ALL_CHANNELS: readonly FlowChannel[] = ["voice", "chat", "sms", "email", "social", "ticket", "campaign"];

export const VOICE: readonly FlowChannel[] = ["voice"];
