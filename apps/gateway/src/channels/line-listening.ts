import type { Services } from "@patchbay/api/api-context";
import type { TenantId } from "@patchbay/base/ids";
import type { ProviderAccount, ProviderNews } from "@patchbay/ports/channel-provider";
import type { TenantStores } from "@patchbay/ports/stores";
import { isProvided, type ProvidedLine, providerAccount } from "@patchbay/use-cases/channel/provider-account";
import { takeNews } from "@patchbay/use-cases/channel/take-news";

interface Listening {
  readonly tenant: TenantId;
  /** All that it was begun with. */
  readonly mark: string;
  stop(): Promise<void>;
}

/** Keeps the connections of lines that a flow answers and whose provider does not post; each begun anew when it was changed. */
export class LineListening {
  readonly #world: Services & { readonly failed: (error: unknown) => void };
  readonly #lines = new Map<string, Listening>();

  constructor(world: Services & { readonly failed: (error: unknown) => void }) {
    this.#world = world;
  }

  async tend(tenant: TenantId): Promise<void> {
    const stores = this.#world.stores.of(tenant);
    const wanted = new Map<string, { readonly line: ProvidedLine; readonly account: ProviderAccount }>();
    for (const line of await stores.flows.numbers()) {
      if (!isProvided(line) || !line.flow || !this.#world.providers[line.provided.provider].listen) continue;
      const account = await providerAccount({ ...this.#world, stores }, line);
      if (account) wanted.set(line.number, { line, account });
    }
    for (const [address, listening] of this.#lines) {
      const one = wanted.get(address);
      if (listening.tenant !== tenant || (one && markOf(one) === listening.mark)) continue;
      this.#lines.delete(address);
      await listening.stop();
    }
    for (const [address, one] of wanted) {
      if (!this.#lines.has(address)) this.#begin(tenant, stores, address, one);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((listening) => listening.stop()));
    this.#lines.clear();
  }

  #begin(
    tenant: TenantId,
    stores: TenantStores,
    address: string,
    one: { readonly line: ProvidedLine; readonly account: ProviderAccount },
  ): void {
    const { providers, failed } = this.#world;
    const { line, account } = one;
    const hear = async (news: ProviderNews) => {
      const taken = await takeNews({ ...this.#world, stores })(line, account, news).catch((error: unknown) => {
        failed(error);
        throw error;
      });
      if (!taken.ok) throw new Error(taken.error.code);
    };
    const listening = providers[line.provided.provider].listen?.(account, hear);
    if (listening) this.#lines.set(address, { tenant, mark: markOf(one), stop: () => listening.stop() });
  }
}

const markOf = ({ line, account }: { readonly line: ProvidedLine; readonly account: ProviderAccount }): string =>
  JSON.stringify([line.provided, account]);
