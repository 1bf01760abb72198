import type { CustomerId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { ExitSpec } from "@patchbay/node-kit/define-node";
import type { CustomerCard } from "@patchbay/ports/flow-ports";

/** Whose card the flow has in `customer`, if it has one. */
export function knownCustomer({ customer }: JsonObject): CustomerId | undefined {
  if (customer === null || typeof customer !== "object" || Array.isArray(customer)) return undefined;
  const { id } = customer as JsonObject;
  return typeof id === "string" ? (id as CustomerId) : undefined;
}

/** The card as the variable `customer`. */
export function asVariable(card: CustomerCard): Json {
  return { ...card } as unknown as JsonObject;
}

export const noCustomer: ExitSpec = { title: { en: "No customer", zh: "无客户" }, sets: false };
