import { IDLE_PHONE, nextPhoneState, type PhoneEvent } from "@patchbay/softphone/phone-state";
import { expect, it } from "vitest";
import { needsAudio } from "./needs-audio.ts";

const phone = (...events: readonly PhoneEvent[]) =>
  ([{ type: "started" }, { type: "registered" }, ...events] as const).reduce(nextPhoneState, IDLE_PHONE);
const invited: PhoneEvent = { type: "invited", session: "s", party: "+49", call: "c", offer: "o", attach: false };
const established: PhoneEvent = { type: "established", session: "s" };

it("attaches a page that was reloaded in mid-call as soon as its phone is registered", () => {
  expect(needsAudio("c", IDLE_PHONE)).toBe("no");
  expect(needsAudio("c", phone())).toBe("now");
  expect(needsAudio(undefined, phone())).toBe("no");
});

it("leaves a call alone that rings or talks", () => {
  expect(needsAudio("c", phone(invited))).toBe("no");
  expect(needsAudio("c", phone(invited, established))).toBe("no");
});

it("attaches again when the media path was lost", () => {
  expect(needsAudio("c", phone(invited, established, { type: "media-lost", session: "s" }))).toBe("now");
});

it("does not call the agent back into a conversation that the other side just ended", () => {
  const over = phone(invited, established, { type: "ended", session: "s", by: "remote", cause: "Terminated" });
  expect(needsAudio("c", over)).toBe("ask");
});

it("attaches when the system, not a person, ended the leg", () => {
  const cut = phone(invited, established, { type: "ended", session: "s", by: "system", cause: "Internal Error" });
  expect(needsAudio("c", cut)).toBe("now");
});

it("asks again when the server gave up attaching a page that was too slow to answer, and not when the agent declined", () => {
  const attach: PhoneEvent = { ...invited, attach: true };
  const ended = (by: "remote" | "local"): PhoneEvent => ({ type: "ended", session: "s", by, cause: "Canceled" });
  expect(needsAudio("c", phone(attach, ended("remote")))).toBe("now");
  expect(needsAudio("c", phone(attach, ended("local")))).toBe("ask");
  expect(needsAudio("c", phone(attach, established, ended("remote")))).toBe("ask");
});
