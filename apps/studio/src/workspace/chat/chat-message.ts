import type { Outputs } from "../../data/outputs.ts";

/** One conversation of the agent's, as the list has it. */
export type Chat = Outputs["chat"]["mine"]["chats"][number];
export type ChatMessage = Outputs["chat"]["messages"]["messages"][number];
export type TextBody = Extract<ChatMessage["body"], { kind: "text" }>;
