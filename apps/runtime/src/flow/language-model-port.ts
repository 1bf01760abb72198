import { askModel } from "@patchbay/adapter-language/ask-model";
import type { KnowledgePort, LanguageModelPort } from "@patchbay/ports/flow/language-model";
import type { LiveContact } from "../contact/live-contact.ts";
import { once } from "./once.ts";

/** The tenant's model; a model that cannot be opened any more is logged, and is none. */
export function languageModelPort(call: LiveContact): LanguageModelPort {
  const { stores, world, id } = call;
  const unreadable = () =>
    world.log.warn({ call: id, kind: "language-model" }, "a connection cannot be opened: save it anew");
  const from = { connections: stores.connections, vault: world.vault, http: world.http, unreadable };
  return { complete: (request, context) => once(call, context, () => askModel(from, request, context)) };
}

export function knowledgePort({ stores }: LiveContact): KnowledgePort {
  return {
    async search(text, limit, { signal }) {
      signal.throwIfAborted();
      return stores.library.searchArticles(text.slice(0, 200), limit);
    },
  };
}
