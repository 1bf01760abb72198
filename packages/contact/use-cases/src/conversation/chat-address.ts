import type { Result } from "@patchbay/base/result";
import type { Secrets } from "@patchbay/ports/secrets";
import type { ChatSettings, NumberBinding } from "@patchbay/ports/store/flow-store";
import { type Acting, record } from "../acting.ts";

/** A new web chat. Its address is the public key that pages carry; it is a name, not a secret. */
export const addChatAddress =
  (acting: Acting & { readonly secrets: Secrets }) =>
  async (input: {
    readonly label: string;
    readonly settings: ChatSettings;
  }): Promise<Result<NumberBinding, { readonly code: "number.taken" }>> => {
    const address = `chat_${acting.secrets.token(18)}`;
    const added = await acting.stores.flows.addChat(address, input.label, input.settings);
    if (added.ok) await record(acting)("number.added", address);
    return added;
  };

export const saveChatAddress =
  (acting: Acting) =>
  async (input: {
    readonly address: string;
    readonly label: string;
    readonly settings: ChatSettings;
  }): Promise<Result<NumberBinding, { readonly code: "number.not-found" }>> => {
    const saved = await acting.stores.flows.saveChat(input.address, input.label, input.settings);
    if (saved.ok) await record(acting)("number.changed", input.address);
    return saved;
  };
