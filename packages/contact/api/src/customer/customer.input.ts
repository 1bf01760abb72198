import { z } from "zod";
import { fields, title } from "../inputs.ts";

export const customerFields = z.object({
  name: title,
  tier: z.string().max(80).exactOptional(),
  language: z.string().max(20).exactOptional(),
  externalId: z.string().max(200).exactOptional(),
  phones: z.array(z.string().trim().min(2).max(40)).max(20).default([]),
  emails: z.array(z.email().max(200)).max(20).default([]),
  tags: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
  fields: fields.default({}),
});

/** No defaults here: what is not given stays as it is. */
export const customerChange = z.object({
  name: title.exactOptional(),
  tier: z.string().max(80).exactOptional(),
  language: z.string().max(20).exactOptional(),
  externalId: z.string().max(200).exactOptional(),
  phones: z.array(z.string().trim().min(2).max(40)).max(20).exactOptional(),
  emails: z.array(z.email().max(200)).max(20).exactOptional(),
  tags: z.array(z.string().trim().min(1).max(80)).max(50).exactOptional(),
  fields: fields.exactOptional(),
});
