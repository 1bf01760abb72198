import { ok, type Result } from "@patchbay/base/result";
import type { TicketType } from "@patchbay/domain/ticket/ticket-type";
import type { Secrets } from "@patchbay/ports/secrets";
import { type Acting, record } from "../acting.ts";
import { type BindNumberError, bindNumber } from "../number/bind-number.ts";

/** A type beside the flow that is bound to it now. */
export interface TicketTypeRow extends TicketType {
  readonly flow?: string;
}

export const listTicketTypes =
  ({ stores }: Pick<Acting, "stores">) =>
  async (): Promise<readonly TicketTypeRow[]> => {
    const [types, numbers] = await Promise.all([stores.ticketRules.types.list(), stores.flows.numbers()]);
    return types.map((type) => {
      const flow = numbers.find(({ number }) => number === type.address)?.flow;
      return flow === undefined ? type : { ...type, flow };
    });
  };

/** With a flow, its tickets get an address at which the flow answers, as a number has. */
export const saveTicketType =
  (acting: Acting & { readonly secrets: Secrets }) =>
  async ({
    flow,
    ...type
  }: Omit<TicketType, "address"> & { readonly flow?: string | undefined }): Promise<
    Result<TicketTypeRow, BindNumberError | { readonly code: "number.taken" }>
  > => {
    const { flows, ticketRules } = acting.stores;
    let address = (await ticketRules.types.find(type.name))?.address;
    if (address === undefined && flow !== undefined) {
      address = `ticket_${acting.secrets.token(18)}`;
      const added = await flows.addTickets(address, type.title);
      if (!added.ok) return added;
    }
    if (address !== undefined) {
      const before = (await flows.number(address))?.flow;
      const bound = before === flow ? ok() : await bindNumber(acting)({ number: address, flow });
      if (!bound.ok) return bound;
    }
    const saved = { ...type, ...(address === undefined ? {} : { address }) };
    await ticketRules.types.save(saved);
    await record(acting)("ticket-type.saved", type.name);
    return ok(flow === undefined ? saved : { ...saved, flow });
  };
