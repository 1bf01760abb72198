import type { CallId, LegId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { expect, it } from "vitest";
import { FakeClock } from "./clock.fake.ts";
import { mediaPortContract, type TestParty } from "./media.contract.ts";
import { FakeMedia } from "./media.fake.ts";
import type { MediaEvent } from "./media.ts";

const SDP =
  "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

mediaPortContract("FakeMedia", async () => {
  const clock = new FakeClock();
  const media = new FakeMedia(clock);
  const said = new Map<LegId, number>();
  let parties = 0;

  return {
    media,
    party: async (): Promise<TestParty> => {
      parties += 1;
      const offer = SDP.replace("4000", String(4_000 + 2 * parties));
      let leg: LegId | undefined;
      return {
        offerSdp: () => offer,
        answerTo: () => offer,
        talkTo: (localSdp) => {
          leg = media.legs().find((known) => known.localSdp === localSdp)?.leg;
          if (leg) media.connect(leg);
        },
        say: (hertz) => {
          if (!leg) return;
          said.set(leg, hertz);
          media.speak(leg);
        },
        press: (digits) => {
          if (leg) media.press(leg, digits);
        },
        hears: async (hertz) => {
          if (!leg) return false;
          const play = media.playing(leg);
          const sounds = play?.sounds.flatMap((sound) => (sound.kind === "tone" ? [...sound.hertz] : [])) ?? [];
          const voices = play && !play.over ? [] : media.hearing(leg).map((source) => said.get(source));
          return [...sounds, ...voices].includes(hertz);
        },
        digits: () => (leg ? media.sentDigits(leg) : ""),
      };
    },
    pass: async (millis) => {
      await Promise.resolve();
      clock.advance(millis);
    },
    restartClient: async () => {
      media.detach();
      return media;
    },
    recordingPath: () => "/recordings/one.wav",
    readRecording: async (path) => {
      const found = media.recordings().find(({ request, end }) => request.path === path && end);
      return { channels: found?.request.sides === "party" ? 1 : 2, millis: found?.end?.durationMs ?? 0 };
    },
    close: async () => {},
  };
});

it("loses every leg at once when the worker dies", async () => {
  const media = new FakeMedia(new FakeClock());
  const events: MediaEvent[] = [];
  media.onEvent((event) => events.push(event));
  const call = "c" as CallId;
  for (const leg of ["a", "b"] as LegId[]) must(await media.answer({ call, leg, offerSdp: SDP }));
  media.lose();
  expect(events.map(({ type, leg }) => `${leg} ${type}`)).toEqual(["a lost", "b lost"]);
  expect(await media.legsOf(call)).toEqual([]);
});
