import { err, ok } from "@patchbay/base/result";
import type { ConferenceEnd, ConferencePort } from "@patchbay/ports/flow/conference-port";
import type { LiveCall } from "../call/live-call.ts";
import { musicOf } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { Member } from "../conference/room.ts";

/** The caller in a room with other callers of the tenant, until they press the key or hang up. */
export function conferencePort(call: LiveCall): ConferencePort {
  return {
    async join({ room: name, most, muted, leaveDigit, muteDigit, music, chimes }, { signal }) {
      signal.throwIfAborted();
      const { clock, rooms } = call.world;
      const tenant = call.identity.tenant.id;
      const room = await rooms.enter(tenant, name);
      if (!room) return err({ code: "conference.elsewhere", room: name });
      if (room.size >= most) {
        await rooms.left(tenant, name);
        return ok({ ended: "full", stayedMs: 0 });
      }
      const since = clock.now();
      const member = new Member(call.customer, await musicOf(call, music), muted);
      let unlisten = () => {};
      const left = new Promise<ConferenceEnd["ended"]>((resolve) => {
        unlisten = call.digits.listen((digit) => {
          if (digit === muteDigit) {
            member.muted = !member.muted;
            void room.mix();
          } else if (digit === leaveDigit) resolve("left");
          else return false;
          return true;
        });
      });
      try {
        await room.enter(member, chimes);
        call.talked = true;
        const ended = await Promise.race([left, whenAborted(signal)]);
        return ok({ ended, stayedMs: clock.now() - since });
      } finally {
        unlisten();
        await room.leave(member, chimes);
        await rooms.left(tenant, name);
      }
    },
  };
}
