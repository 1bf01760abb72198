import { checkMailLine } from "@patchbay/use-cases/mail/check-mail-line";
import { addMailLine, mailPasswords, saveMailLine } from "@patchbay/use-cases/mail/mail-line";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { boundAddress, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const server = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(["tls", "starttls", "none"]),
  user: z.string().max(200).default(""),
});
const signature = z.string().max(2_000);

const mailLine = z.object({
  address: z.email().max(254),
  name: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\r\n]*$/)
    .default(""),
  imap: server.extend({ folder: z.string().trim().min(1).max(200).default("INBOX") }),
  smtp: server,
  signature: signature.default(""),
  queueSignatures: z.record(z.string().max(100), signature).default({}),
});
const password = z.string().min(1).max(500);

/** Its mailbox' and its mail server's; one that is left out stays as it is. */
const newPasswords = z.object({ imap: password.optional(), smtp: password.optional() }).default({});

export const addMailLineProcedure = may("integration:manage")
  .input(z.object({ label: title, line: mailLine, passwords: z.object({ imap: password, smtp: password }) }))
  .mutation(async ({ ctx, input }) => unwrap(await addMailLine(ctx)(input)));

export const saveMailLineProcedure = may("integration:manage")
  .input(z.object({ address: boundAddress, label: title, line: mailLine, passwords: newPasswords }))
  .mutation(async ({ ctx, input }) => unwrap(await saveMailLine(ctx)({ ...input, passwords: given(input.passwords) })));

/** Tries both servers. Where no password is given, that of the address counts. */
export const checkMailLineProcedure = may("integration:manage")
  .input(z.object({ address: boundAddress.optional(), line: mailLine, passwords: newPasswords }))
  .mutation(async ({ ctx, input }) => {
    const kept = input.address === undefined ? undefined : await mailPasswords(ctx, input.address);
    const passwords = { imap: "", smtp: "", ...kept, ...given(input.passwords) };
    return checkMailLine(ctx.mail)(input.line, passwords);
  });

/** How fetching stands, by address. */
export const mailLineStates = may("number:read").query(async ({ ctx }) => {
  const { flows, mailboxes } = ctx.stores;
  const lines = (await flows.numbers()).filter(({ email }) => email);
  return Promise.all(
    lines.map(async ({ number }) => {
      const { connectedAt, trouble } = await mailboxes.state(number);
      return { address: number, ...(connectedAt ? { connectedAt } : {}), ...(trouble ? { trouble } : {}) };
    }),
  );
});
