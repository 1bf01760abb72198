import { err, ok, type Result } from "@patchbay/base/result";
import type { CrmContact, CrmError, CrmFields, CrmPort } from "../flow/crm-port.ts";
import type { EffectContext } from "../flow-ports.ts";

/** A CRM that knows the fields a test gives it. Not connected until then. */
export class FakeCrm implements CrmPort {
  readonly contacts: CrmContact[] = [];
  /** Names of the connection; undefined: there is no connection. */
  fields: readonly string[] | undefined;
  refuse: CrmError | undefined;
  readonly #created = new Map<string, CrmContact>();

  async find({ field, value }: { readonly field: string; readonly value: string }, { signal }: EffectContext) {
    signal.throwIfAborted();
    return this.#allowed([field]) ?? ok(this.contacts.find(({ fields }) => fields[field] === value));
  }

  async create(fields: CrmFields, { key, signal }: EffectContext): Promise<Result<CrmContact, CrmError>> {
    signal.throwIfAborted();
    const refused = this.#allowed(Object.keys(fields));
    if (refused) return refused;
    const contact = this.#created.get(key) ?? { id: `contact-${this.contacts.length + 1}`, fields };
    if (!this.#created.has(key)) this.contacts.push(contact);
    this.#created.set(key, contact);
    return ok(contact);
  }

  async update(id: string, fields: CrmFields, { signal }: EffectContext): Promise<Result<CrmContact, CrmError>> {
    signal.throwIfAborted();
    const refused = this.#allowed(Object.keys(fields));
    if (refused) return refused;
    const at = this.contacts.findIndex((contact) => contact.id === id);
    const was = this.contacts[at];
    if (!was) return err({ code: "crm.refused", status: 404 });
    const contact = { id, fields: { ...was.fields, ...fields } };
    this.contacts[at] = contact;
    return ok(contact);
  }

  #allowed(names: readonly string[]): Result<never, CrmError> | undefined {
    if (this.refuse) return err(this.refuse);
    const known = this.fields;
    if (!known) return err({ code: "crm.not-configured" });
    const field = names.find((name) => !known.includes(name));
    return field === undefined ? undefined : err({ code: "crm.unknown-field", field });
  }
}
