import { err, ok } from "@patchbay/base/result";
import type { ConferenceEnd, ConferencePort, ModeratorKeys } from "@patchbay/ports/flow/conference-port";
import type { LiveCall } from "../call/live-call.ts";
import { musicOf } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { Member } from "../conference/member.ts";
import type { Room } from "../conference/room.ts";

/** The caller in a room with other callers of the tenant, until they press the key or hang up. */
export function conferencePort(call: LiveCall): ConferencePort {
  return {
    async join({ room: name, most, muted, leaveDigit, muteDigit, moderates, music, chimes }, { signal }) {
      signal.throwIfAborted();
      const { clock, rooms } = call.world;
      const tenant = call.identity.tenant.id;
      const room = await rooms.enter(tenant, name);
      if (!room) return err({ code: "conference.elsewhere", room: name });
      if (room.size >= most || (room.locked && !moderates)) {
        await rooms.left(tenant, name);
        return ok({ ended: "full", stayedMs: 0 });
      }
      const since = clock.now();
      const member = new Member(call.customer, await musicOf(call, music), {
        muted,
        moderates: moderates !== undefined,
      });
      let unlisten = () => {};
      const left = new Promise<ConferenceEnd["ended"]>((resolve) => {
        unlisten = call.digits.listen((digit) => {
          if (digit === muteDigit) {
            member.muted = !member.muted;
            void room.mix();
          } else if (digit === leaveDigit) resolve("left");
          else return moderates !== undefined && obey(room, moderates, digit);
          return true;
        });
      });
      try {
        await room.enter(member, chimes);
        call.talked = true;
        const ended = await Promise.race([left, room.ended.then(() => "left" as const), whenAborted(signal)]);
        return ok({ ended, stayedMs: clock.now() - since });
      } finally {
        unlisten();
        await room.leave(member, chimes);
        await rooms.left(tenant, name);
      }
    },
  };
}

/** Whether the key is one of a moderator's. */
function obey(room: Room, keys: ModeratorKeys, digit: string): boolean {
  if (digit === keys.lockDigit) room.lock();
  else if (digit === keys.hushDigit) void room.hush();
  else if (digit === keys.endDigit) room.end();
  else return false;
  return true;
}
