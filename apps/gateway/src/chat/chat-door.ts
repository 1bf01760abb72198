import type { IncomingMessage } from "node:http";
import type { TenantId } from "@patchbay/base/ids";
import type { NumberBinding } from "@patchbay/ports/store/flow-store";
import type { Stores } from "@patchbay/ports/stores";

export interface ChatAddress {
  readonly tenant: TenantId;
  readonly binding: NumberBinding;
}

/**
 * Which chat a page asks for, if it may show it: by the public key, from the pages that its owner named, or from our own. What
 * is no browser sends no origin, and then has the key alone, as everybody does who reads the page's source.
 */
export async function chatAt(
  stores: Stores,
  request: IncomingMessage,
  key: string,
  publicUrl: string,
): Promise<ChatAddress | 403 | 404> {
  if (!/^chat_[A-Za-z0-9_-]{16,40}$/.test(key)) return 404;
  const tenant = await stores.directory.tenantOfNumber(key);
  const binding = tenant && (await stores.of(tenant).flows.number(key));
  if (!tenant || binding?.channel !== "chat") return 404;
  const { origin, host } = request.headers;
  if (origin === undefined) return { tenant, binding };
  const own = URL.parse(origin)?.host === host || origin === new URL(publicUrl).origin;
  return own || binding.chat?.origins.includes(origin) ? { tenant, binding } : 403;
}
