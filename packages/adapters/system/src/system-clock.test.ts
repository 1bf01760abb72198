import { clockContract } from "@patchbay/ports/clock.contract";
import { systemClock } from "./system-clock.ts";

clockContract("systemClock", () => ({
  clock: systemClock(),
  pass: (millis) => new Promise((done) => setTimeout(done, millis)),
}));
