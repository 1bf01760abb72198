import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";

describe("the configuration", () => {
  it("has defaults for one machine", () => {
    expect(readEnv({})).toMatchObject({
      controlHost: "127.0.0.1",
      controlPort: 9_040,
      firstPort: 20_000,
      lastPort: 29_999,
      advertise: "127.0.0.1",
    });
  });

  it.each([
    [{ MEDIA_PORTS: "30000" }, "MEDIA_PORTS must be FIRST-LAST."],
    [{ MEDIA_PORTS: "300-200" }, "MEDIA_PORTS 300-200 is no range of ports between 1024 and 65535."],
    [{ MEDIA_CONTROL: "9040" }, "MEDIA_CONTROL must be HOST:PORT."],
    [{ MEDIA_ADVERTISE: "example.org" }, "MEDIA_ADVERTISE must be an IP address."],
    [{ MEDIA_CONTROL: "0.0.0.0:9040" }, "MEDIA_SECRET must be set when MEDIA_CONTROL is not on loopback."],
  ])("says in one sentence what is wrong with %j", (env, sentence) => {
    expect(readEnv(env)).toBe(sentence);
  });
});
