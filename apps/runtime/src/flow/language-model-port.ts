import { err, ok, type Result } from "@patchbay/base/result";
import type {
  Completion,
  CompletionRequest,
  KnowledgePort,
  LanguageModelError,
  LanguageModelPort,
} from "@patchbay/ports/flow/language-model";
import type { EffectContext } from "@patchbay/ports/flow-ports";
import { modelSettings } from "@patchbay/wire/connection-settings";
import { z } from "zod";
import type { LiveCall } from "../call/live-call.ts";
import { once } from "./once.ts";
import { openConnection } from "./open-connection.ts";

const answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Any model that speaks the chat completions protocol, under the same address rules as the HTTP node. */
export function languageModelPort(call: LiveCall): LanguageModelPort {
  return { complete: (request, context) => once(call, context, () => complete(call, request, context)) };
}

async function complete(
  call: LiveCall,
  { instructions, input, json, maxTokens, timeoutMs }: CompletionRequest,
  context: EffectContext,
): Promise<Result<Completion, LanguageModelError>> {
  const model = await openConnection(call, "language-model", modelSettings);
  if (!model) return err({ code: "model.not-configured" });
  const asked = await call.world.http.request(
    {
      method: "POST",
      url: `${model.settings.baseUrl.replace(/\/+$/, "")}/chat/completions`,
      headers: {
        "content-type": "application/json",
        ...(model.secret === undefined ? {} : { authorization: `Bearer ${model.secret}` }),
      },
      body: JSON.stringify({
        model: model.settings.model,
        messages: [
          { role: "system", content: instructions },
          { role: "user", content: input },
        ],
        max_tokens: maxTokens,
        temperature: 0,
        ...(json ? { response_format: { type: "json_object" } } : {}),
      }),
      timeoutMs,
    },
    context,
  );
  if (!asked.ok) return err({ code: "model.unavailable", why: asked.error.code });
  const { status, body } = asked.value;
  if (status < 200 || status > 299) return err({ code: "model.refused", status });
  const parsed = answer.safeParse(body);
  const [first] = parsed.success ? parsed.data.choices : [];
  return first ? ok({ text: first.message.content }) : err({ code: "model.unavailable", why: "not an answer" });
}

export function knowledgePort({ stores }: LiveCall): KnowledgePort {
  return {
    async search(text, limit, { signal }) {
      signal.throwIfAborted();
      return stores.library.searchArticles(text.slice(0, 200), limit);
    },
  };
}
