import { Webhook } from "standardwebhooks";
import { type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

interface Delivered {
  readonly to: string;
  readonly text: string;
  readonly image?: string;
  readonly link?: unknown;
  readonly files?: unknown;
  readonly choices?: readonly { readonly label: string }[];
}

interface OpenTaken extends Taken {
  readonly link?: unknown;
}

/** Somebody's own system on the open channel, which knows a message again by its `webhook-id`. */
export class OpenSystem extends ProviderServer {
  protected readonly busy = { status: 503, json: {} };
  /** The channel has none: whatever is not 2xx is asked again. */
  protected readonly refused = this.busy;
  secret = "";

  protected answer({ path, headers, body }: Asked): OpenTaken | undefined {
    if (path !== "/messages") return undefined;
    const sent = new Webhook(this.secret).verify(body.toString(), headers as Record<string, string>);
    const { to, text, image, choices, link, files } = sent as Delivered;
    return {
      ...{ to, text, name: String(headers["webhook-id"]) },
      ...(choices ? { choices: choices.map(({ label }) => label) } : {}),
      ...(image === undefined ? {} : { picture: image }),
      ...{ link, files },
    };
  }

  protected accepted() {
    return { status: 204, json: {} };
  }

  say(webhook: string, { id, from, text }: Saying): Promise<Response> {
    const body = JSON.stringify({ from, text });
    const at = new Date();
    return this.post(webhook.replace("/channels/in/", "/channels/open/"), body, {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(this.secret).sign(id, at, body),
    });
  }
}
