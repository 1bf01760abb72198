import { err, ok } from "@patchbay/base/result";
import type { ChannelProvider } from "@patchbay/ports/channel-provider";
import { SMS } from "../sms/sms-abilities.ts";
import { type LinkWorld, SmppLink } from "./smpp-link.ts";
import { bound } from "./smpp-session.ts";

/** Text messages through a short message centre by SMPP 3.4: sent by the process that listens to the line. */
export function smppProvider(world: LinkWorld): ChannelProvider {
  const links = new Map<string, SmppLink>();
  return {
    abilities: () => SMS,
    listen(account, hear) {
      const link = new SmppLink(world, account, hear);
      links.set(account.address, link);
      return {
        async stop() {
          if (links.get(account.address) === link) links.delete(account.address);
          await link.stop();
        },
      };
    },
    async send({ address }, sending) {
      const link = links.get(address);
      return link ? link.send(sending) : err({ why: "the line is not connected to its centre just now", final: false });
    },
    async check(account) {
      const session = await bound(world.connect, account);
      if (!session.ok) return session;
      session.value.unbind({});
      session.value.close();
      return ok({ as: account.settings.systemId ?? "" });
    },
  };
}
