import type { CustomerId } from "@patchbay/base/ids";
import { HANDLE_KINDS } from "@patchbay/domain/customer/handle";
import { z } from "zod";
import { fields, id, title } from "../inputs.ts";

export const ofCustomer = z.object({ id: id<CustomerId>() });

const phones = z.array(z.string().trim().min(2).max(40)).max(20);
const emails = z.array(z.email().max(200)).max(20);
const others = z.array(z.object({ kind: z.enum(HANDLE_KINDS), shown: z.string().trim().min(1).max(200) })).max(50);
const tags = z.array(z.string().trim().min(1).max(80)).max(50);
const plain = {
  tier: z.string().max(80).exactOptional(),
  language: z.string().max(20).exactOptional(),
  externalId: z.string().max(200).exactOptional(),
  others: others.exactOptional(),
};

export const customerFields = z.object({
  ...{ ...plain, name: title },
  phones: phones.default([]),
  emails: emails.default([]),
  tags: tags.default([]),
  fields: fields.default({}),
});

/** No defaults here: what is not given stays as it is. */
export const customerChange = z.object({
  ...{ ...plain, name: title.exactOptional() },
  phones: phones.exactOptional(),
  emails: emails.exactOptional(),
  tags: tags.exactOptional(),
  fields: fields.exactOptional(),
});
