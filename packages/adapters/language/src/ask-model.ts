import { err, ok, type Result } from "@patchbay/base/result";
import type { Completion, CompletionRequest, LanguageModelError } from "@patchbay/ports/flow/language-model";
import type { EffectContext, HttpPort } from "@patchbay/ports/flow-ports";
import type { ConnectionStore } from "@patchbay/ports/store/flow-data-stores";
import type { Vault } from "@patchbay/ports/vault";
import { modelSettings } from "@patchbay/wire/connection-settings";
import { z } from "zod";

const answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

export interface ModelWorld {
  readonly connections: Pick<ConnectionStore, "find">;
  readonly vault: Pick<Vault, "open">;
  /** Keeps to the installation's address rules. */
  readonly http: HttpPort;
  /** Told when the tenant's account cannot be opened: its settings or its secret cannot be read any more. */
  readonly unreadable?: () => void;
}

/** Asks the tenant's model, any that speaks the chat completions protocol, under the same address rules as the HTTP node. */
export async function askModel(
  world: ModelWorld,
  { instructions, input, json, maxTokens, timeoutMs }: CompletionRequest,
  context: EffectContext,
): Promise<Result<Completion, LanguageModelError>> {
  const account = await openAccount(world);
  if (!account) return err({ code: "model.not-configured" });
  const asked = await world.http.request(
    {
      method: "POST",
      url: `${account.baseUrl.replace(/\/+$/, "")}/chat/completions`,
      headers: {
        "content-type": "application/json",
        ...(account.secret === undefined ? {} : { authorization: `Bearer ${account.secret}` }),
      },
      body: JSON.stringify({
        model: account.model,
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

async function openAccount({ connections, vault, unreadable }: ModelWorld) {
  const connection = await connections.find("language-model");
  if (!connection) return undefined;
  const settings = modelSettings.safeParse(connection.settings);
  const secret = connection.sealed === undefined ? undefined : vault.open(connection.sealed);
  if (settings.success && (connection.sealed === undefined || secret !== undefined))
    return { ...settings.data, secret };
  unreadable?.();
  return undefined;
}
