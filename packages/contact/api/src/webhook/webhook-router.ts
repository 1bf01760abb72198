import { router } from "../procedures.ts";
import { createWebhookProcedure } from "./create-webhook.ts";
import { listDeliveriesProcedure } from "./list-deliveries.ts";
import { listWebhooks } from "./list-webhooks.ts";
import { removeWebhookProcedure } from "./remove-webhook.ts";
import { rotateWebhookSecretProcedure } from "./rotate-secret.ts";

export const webhookRouter = router({
  list: listWebhooks,
  create: createWebhookProcedure,
  remove: removeWebhookProcedure,
  rotateSecret: rotateWebhookSecretProcedure,
  deliveries: listDeliveriesProcedure,
});
