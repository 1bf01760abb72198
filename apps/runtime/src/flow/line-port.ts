import { err, ok } from "@patchbay/base/result";
import { millisOfDigits } from "@patchbay/media/digit-sender";
import { sleep } from "@patchbay/ports/clock";
import type { Answerer, HoldEnd, LinePort } from "@patchbay/ports/flow/line-port";
import type { Sound } from "@patchbay/ports/media";
import type { LiveCall } from "../call/live-call.ts";
import { musicOf } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { listenFor } from "./listen-for.ts";
import { playAll } from "./play.ts";

/** The caller's line: tones, keys, music, and the answer. */
export function linePort(call: LiveCall): LinePort {
  return {
    async tone({ hertz, onMs, offMs, times }, { signal }) {
      signal.throwIfAborted();
      await call.audible();
      const once: readonly Sound[] = [
        { kind: "tone", hertz, forMs: onMs },
        { kind: "silence", forMs: offMs },
      ];
      return playAll(call, Array.from({ length: times }, () => once).flat(), signal);
    },

    async sendDigits(digits, { signal }) {
      signal.throwIfAborted();
      await call.answered();
      const sent = await call.world.media.sendDigits(call.customer.id, digits);
      if (!sent.ok) return err({ code: "voice.media-failed", why: sent.error.code });
      await sleep(call.world.clock, millisOfDigits(digits), signal);
      return ok();
    },

    async hold({ music, forMs, untilDigits }, { key, signal }) {
      signal.throwIfAborted();
      await call.audible();
      await call.customer.loop(`hold/${key}`, await musicOf(call, music));
      const over = new AbortController();
      let unlisten = () => {};
      const pressed = new Promise<HoldEnd>((resolve) => {
        unlisten = call.digits.listen((digit) => {
          if (!untilDigits.includes(digit)) return false;
          resolve({ ended: "digit", digit });
          return true;
        });
      });
      const waits = [pressed, whenAborted(signal)];
      if (forMs > 0) {
        waits.push(sleep(call.world.clock, forMs, over.signal).then(() => ({ ended: "time" }) as const));
      }
      try {
        return ok(await Promise.race(waits));
      } finally {
        unlisten();
        over.abort(new Error("the hold is over"));
        await call.customer.stopLoop();
      }
    },

    async answeredBy({ maxMs, beepMs }, { key, signal }) {
      signal.throwIfAborted();
      await call.answered();
      const answerer = await listenFor(call, { listen: `answerer/${key}`, what: "answerer", maxMs }, signal);
      if (!answerer.ok) return answerer;
      if (answerer.value === "machine" && beepMs > 0) {
        const beep = await listenFor(call, { listen: `beep/${key}`, what: "beep", maxMs: beepMs }, signal);
        if (!beep.ok) return beep;
      }
      return ok(answerer.value as Answerer);
    },

    async answer({ signal }) {
      signal.throwIfAborted();
      await call.answered();
      return ok();
    },

    async earlyMedia({ signal }) {
      signal.throwIfAborted();
      await call.ringing?.early();
      return ok();
    },
  };
}
