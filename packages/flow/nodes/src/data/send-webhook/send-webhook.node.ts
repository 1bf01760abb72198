import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";

export const sendWebhook = defineNode({
  type: "send-webhook",
  version: 1,
  title: { en: "Send webhook", zh: "发送 Webhook" },
  description: {
    en: "Tells your webhooks of an event of the flow's own; delivered at least once, signed, with retries.",
    zh: "向已登记的 Webhook 发送流程自定义事件，签名、重试，至少送达一次。",
  },
  category: "data",
  icon: "webhook",
  channels: ALL_CHANNELS,
  needs: ["outbox"],
  config: z.object({
    event: z
      .string()
      .regex(/^([a-z0-9][a-z0-9-]{0,59})?$/)
      .default("")
      .meta(
        form({
          title: { en: "Event", zh: "事件名" },
          help: {
            en: "Webhooks for flow.event or all events get it, with this name.",
            zh: "订阅 flow.event 或全部事件的 Webhook 会收到，并带此名称。",
          },
          placeholder: { en: "order-cancelled", zh: "order-cancelled" },
          required: true,
        }),
      ),
    data: namedValues({ en: "Data", zh: "数据" }, { en: "Field", zh: "字段" }),
  }),
  exits: { done, failed },
  summary: ({ event }) => ({ en: event, zh: event }),
  run: async ({ event, data }, context) => {
    await context.ports.outbox.send(event, filledIn(data, context), context.effect);
    return { exit: "done" };
  },
});
