import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { SECOND } from "@patchbay/base/time";
import type { CrmContact, CrmError, CrmFields, CrmPort } from "@patchbay/ports/flow/crm-port";
import type { EffectContext, HttpRequest } from "@patchbay/ports/flow-ports";
import { type CrmSettings, crmFields, crmSettings } from "@patchbay/wire/crm-settings";
import type { LiveContact } from "../contact/live-contact.ts";
import { contactIn, recordWith } from "./crm-contact.ts";
import { once } from "./once.ts";
import { openConnection } from "./open-connection.ts";

const TIMEOUT_MS = 10 * SECOND;

interface Account {
  readonly settings: CrmSettings;
  readonly secret: string | undefined;
}

/** The tenant's CRM, by its connection; requests go through the same guard as those of flows. */
export function crmPort(call: LiveContact): CrmPort {
  const withAccount = async <Value>(
    act: (account: Account) => Promise<Result<Value, CrmError>>,
  ): Promise<Result<Value, CrmError>> => {
    const account = await openConnection(call, "crm", crmSettings);
    return account ? act(account) : err({ code: "crm.not-configured" });
  };
  return {
    find: ({ field, value }, context) =>
      withAccount(async (account) => {
        const place = crmFields(account.settings.fields)?.get(field);
        if (place === undefined) return err({ code: "crm.unknown-field", field });
        const path = filled(account.settings.findPath, { field: place, value });
        const answer = await ask(call, account, { method: "GET", path }, context);
        if (!answer.ok)
          return answer.error.code === "crm.refused" && answer.error.status === 404 ? ok(undefined) : answer;
        return ok(contactIn(answer.value, account.settings, account.settings.foundAt));
      }),
    create: (fields, context) =>
      once(call, context, () =>
        withAccount((account) =>
          write(call, account, { method: "POST", path: account.settings.createPath }, fields, context),
        ),
      ),
    update: (id, fields, context) =>
      once(call, context, () =>
        withAccount((account) => {
          const { updateMethod: method, updatePath } = account.settings;
          return write(call, account, { method, path: filled(updatePath, { id }) }, fields, context, id);
        }),
      ),
  };
}

/** Some CRMs answer a change with nothing: it is known then what the contact has, if its id is. */
async function write(
  call: LiveContact,
  account: Account,
  how: { readonly method: HttpRequest["method"]; readonly path: string },
  fields: CrmFields,
  context: EffectContext,
  id?: string,
): Promise<Result<CrmContact, CrmError>> {
  const places = crmFields(account.settings.fields);
  const values = new Map<string, string>();
  for (const [field, value] of Object.entries(fields)) {
    const place = places?.get(field);
    if (place === undefined) return err({ code: "crm.unknown-field", field });
    values.set(place, value);
  }
  const answer = await ask(call, account, { ...how, body: JSON.stringify(recordWith(values)) }, context);
  if (!answer.ok) return answer;
  const contact = contactIn(answer.value, account.settings, "") ?? (id === undefined ? undefined : { id, fields });
  return contact ? ok(contact) : err({ code: "crm.unexpected-answer" });
}

async function ask(
  { world }: LiveContact,
  { settings, secret }: Account,
  { method, path, body }: { readonly method: HttpRequest["method"]; readonly path: string; readonly body?: string },
  context: EffectContext,
): Promise<Result<Json, CrmError>> {
  const { baseUrl, header, scheme } = settings;
  const answer = await world.http.request(
    {
      method,
      url: `${baseUrl.replace(/\/+$/, "")}${path}`,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": context.key }),
        ...(secret === undefined ? {} : { [header.toLowerCase()]: scheme ? `${scheme} ${secret}` : secret }),
      },
      ...(body === undefined ? {} : { body }),
      timeoutMs: TIMEOUT_MS,
    },
    context,
  );
  if (!answer.ok) return err({ code: "crm.unreachable", why: answer.error.code });
  const { status } = answer.value;
  return status >= 200 && status < 300 ? ok(answer.value.body) : err({ code: "crm.refused", status });
}

function filled(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{\{\s*(field|value|id)\s*\}\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}
