import type { TenantId, UserId } from "@patchbay/base/ids";
import type { Permission, Role } from "@patchbay/domain/permission";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { Bus } from "@patchbay/ports/bus";
import type { Chance } from "@patchbay/ports/chance";
import type { ChannelProviders } from "@patchbay/ports/channel-provider";
import type { Clock } from "@patchbay/ports/clock";
import type { MailSender } from "@patchbay/ports/mail";
import type { MailReader } from "@patchbay/ports/mail-reader";
import type { Members } from "@patchbay/ports/members";
import type { Organisations } from "@patchbay/ports/organisations";
import type { Secrets } from "@patchbay/ports/secrets";
import type { SoundStore } from "@patchbay/ports/sound-store";
import type { ConnectionStore } from "@patchbay/ports/store/flow-data-stores";
import type { TestPhoneStore } from "@patchbay/ports/store/test-phone-store";
import type { Stores, TenantRow } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import type { ConversationBoard } from "@patchbay/use-cases/call/conversation-board";
import type { Compile } from "@patchbay/use-cases/flow/compile-flow";
import type { AskModel } from "@patchbay/use-cases/flow/draw-from-words";

/** What the composition root gives to all procedures, once per process. */
export interface Services {
  readonly stores: Stores;
  readonly testPhones: (tenant: TenantId) => TestPhoneStore;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly secrets: Secrets;
  /** Seals the secrets of tenants' connections. */
  readonly vault: Vault;
  readonly sounds: SoundStore;
  /** Files of conversations. */
  readonly attachments: AttachmentStore;
  readonly mail: { readonly reader: MailReader; readonly sender: MailSender };
  /** Of text channels. */
  readonly providers: ChannelProviders;
  readonly members: Members;
  readonly organisations: Organisations;
  readonly compile: Compile;
  /** The language model of a tenant, by the account that it connected. */
  readonly modelOf: (connections: ConnectionStore) => AskModel;
  readonly registry: NodeRegistry;
  readonly conversations: ConversationBoard;
  /** Where people reach this installation, e.g. `https://desk.example.com`: for links that leave the house. */
  readonly publicUrl: string;
  /** Is this error the database's absence? Then asking again later helps, and people are told so. */
  readonly isOutage: (error: unknown) => boolean;
}

/** Who asks, as the door found out before any procedure runs. */
export type Caller =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "user";
      readonly user: { readonly id: UserId; readonly name: string; readonly email: string };
      readonly tenants: readonly { readonly id: TenantId; readonly name: string; readonly slug: string }[];
      /** The tenant being worked in, and as what; absent for a person who belongs to none. */
      readonly at?: { readonly tenant: TenantRow; readonly role: Role };
    }
  | {
      readonly kind: "key";
      readonly id: string;
      readonly tenant: TenantRow;
      readonly permissions: readonly Permission[];
    };

export interface ApiContext {
  readonly caller: Caller;
  readonly services: Services;
}
