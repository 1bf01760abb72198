import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { template } from "./fields.ts";

/** What an event is called: the same word where it is raised and where it is waited for. */
export const eventName = z
  .string()
  .regex(/^([a-z0-9][a-z0-9-]{0,59})?$/)
  .default("")
  .meta(
    form({
      title: { en: "Event", zh: "事件名" },
      placeholder: { en: "payment-received", zh: "payment-received" },
      required: true,
    }),
  );

/** Tells the events of one order, case or caller from those of another. */
export const eventKey = template(
  { en: "Key", zh: "关联键" },
  {
    help: {
      en: "Which order, case or caller it is about; both sides must name the same.",
      zh: "与哪个订单、事项或来电者有关；双方须一致。",
    },
    fresh: "{{ call.id }}",
    max: 200,
  },
);
