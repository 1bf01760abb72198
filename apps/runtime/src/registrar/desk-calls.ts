import type { LegId, UserId } from "@patchbay/base/ids";
import type { InboundCall } from "@patchbay/ports/signalling";
import { parseNameAddr } from "@patchbay/sip/message/name-addr";
import { parseSipUri } from "@patchbay/sip/message/sip-uri";
import { dialledTarget, statusOf } from "../agent/refer-from.ts";
import { answerLeg, legKindOf } from "../call/answer-leg.ts";
import type { CallBook } from "../call/call-book.ts";
import { Leg } from "../call/leg.ts";
import type { Done, LiveCall } from "../call/live-call.ts";
import type { World } from "../call/world.ts";
import type { PhoneGate } from "./phone-gate.ts";

/**
 * INVITEs of agents' own phones, with the agent's password: while an agent talks with a customer, a second call is a
 * consultation, and one with Replaces (RFC 3891) takes the agent's part over from another phone of the same agent.
 */
export class DeskCalls {
  readonly #world: World;
  readonly #book: CallBook;
  readonly #phones: PhoneGate;

  constructor(world: World, book: CallBook, phones: PhoneGate) {
    this.#world = world;
    this.#book = book;
    this.#phones = phones;
  }

  /** False: nothing of the kind; others may have the INVITE. */
  async take(invite: InboundCall): Promise<boolean> {
    const caller = parseSipUri(parseNameAddr(invite.header("From") ?? "")?.uri ?? "");
    const isOwn = caller?.user !== undefined && caller.host === invite.toHost.toLowerCase();
    if (!isOwn || invite.to.startsWith("test-")) return false;
    const username = caller.user as string;
    const admitted = await this.#phones.admit(invite, {
      username,
      anyTransport: true,
      find: (stores, now) => stores.phones.credentials(username, now),
    });
    if ("status" in admitted) {
      // No tenant's domain: a caller like any other.
      if (admitted.status === 404) return false;
      invite.reject(admitted.status, admitted.headers);
      return true;
    }
    const { grant, tenant } = admitted;
    const call = [...this.#book.all()].find(
      ({ identity, conversation }) => identity.tenant.id === tenant.id && conversation?.agent === grant.user,
    );
    if (!call && !invite.replaces) return false;
    const done = call ? await this.#serve(invite, call, grant.user) : undefined;
    if (!done?.ok) invite.reject(statusOf(done?.error ?? "no-conversation"));
    return true;
  }

  async #serve(invite: InboundCall, call: LiveCall, agent: UserId): Promise<Done> {
    const conversation = call.conversation;
    if (!conversation) return { ok: false, error: "no-conversation" };
    const answer = () => this.#answer(invite, call, agent);
    if (invite.replaces) return conversation.replaceLeg(invite.replaces, answer);
    return conversation.consultStart(await dialledTarget(call.stores, invite.to), answer);
  }

  async #answer(invite: InboundCall, call: LiveCall, agent: UserId): Promise<Leg | undefined> {
    const { chance, clock, traces } = this.#world;
    const startedAt = clock.now();
    const id = chance.id() as LegId;
    const leg = new Leg(this.#world, { id, call: call.id, role: "agent", party: agent, kind: legKindOf(invite.sdp) });
    call.adopt(leg);
    traces.claim(call, invite.sipCallId);
    if (await answerLeg(leg, invite)) {
      call.legAnswered(leg, startedAt);
      return leg;
    }
    await call.dropLeg(leg, "not answered");
    return undefined;
  }
}
