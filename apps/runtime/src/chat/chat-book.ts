import type { LiveChat } from "./live-chat.ts";

/** The conversations that this runtime carries now. */
export class ChatBook {
  readonly #chats = new Map<string, LiveChat>();

  add(chat: LiveChat): void {
    this.#chats.set(chat.id, chat);
  }

  remove(chat: LiveChat): void {
    this.#chats.delete(chat.id);
  }

  find(id: string): LiveChat | undefined {
    return this.#chats.get(id);
  }

  all(): readonly LiveChat[] {
    return [...this.#chats.values()];
  }
}
