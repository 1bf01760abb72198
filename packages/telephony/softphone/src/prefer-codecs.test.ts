import { expect, it } from "vitest";
import { preferCodecs } from "./prefer-codecs.ts";

const OFFER = [
  "v=0",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126",
  "a=rtpmap:111 opus/48000/2",
  "a=rtpmap:63 red/48000/2",
  "a=rtpmap:9 G722/8000",
  "a=rtpmap:0 PCMU/8000",
  "a=rtpmap:8 PCMA/8000",
  "a=rtpmap:110 telephone-event/48000",
  "a=rtpmap:126 telephone-event/8000",
  "",
].join("\r\n");

it("puts the wanted codecs first and leaves the others in their order", () => {
  expect(preferCodecs(OFFER, ["PCMU", "PCMA"])).toContain("m=audio 9 UDP/TLS/RTP/SAVPF 0 8 111 63 9 13 110 126\r\n");
});

it("knows the static payload types without an rtpmap", () => {
  expect(preferCodecs("m=audio 9 RTP/AVP 3 8 0", ["pcmu", "pcma"])).toBe("m=audio 9 RTP/AVP 0 8 3");
});

it("changes nothing else, and nothing at all without audio", () => {
  const video = "v=0\r\nm=video 9 RTP/AVP 96 0\r\na=rtpmap:96 VP8/90000\r\n";
  expect(preferCodecs(video, ["PCMU"])).toBe(video);
  expect(preferCodecs(OFFER, ["PCMU"]).split("\r\n")).toHaveLength(OFFER.split("\r\n").length);
});
