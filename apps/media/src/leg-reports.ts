import { parseRtcp, type ReportBlock, writeReport } from "@patchbay/rtp/rtcp";
import type { Counters } from "./counters.ts";
import type { LegInput } from "./leg-input.ts";
import type { LegOutput } from "./leg-output.ts";
import type { LegTransport } from "./leg-transport.ts";

/** RTCP every five seconds (RFC 3550 §6.2: the fixed minimum for two parties). */
const EVERY_SECONDS = 5;
const CNAME = "patchbay";

/** Sender and receiver reports of one leg. */
export class LegReports {
  readonly #output: LegOutput;
  readonly #input: LegInput;
  readonly #counters: Counters;
  #seconds = 0;
  #lastReport = 0;
  #lastReportAt = 0;
  /** As the party's reports tell it; 0 when they do not. */
  roundTripMs = 0;

  constructor(output: LegOutput, input: LegInput, counters: Counters) {
    this.#output = output;
    this.#input = input;
    this.#counters = counters;
  }

  /** Called once a second. */
  second(transport: LegTransport): void {
    this.#seconds += 1;
    if (this.#seconds % EVERY_SECONDS !== 0) return;
    const { ssrc, timestamp, packets, octets } = this.#output;
    const sender = packets > 0 ? { at: Date.now(), timestamp, packets, octets } : undefined;
    transport.sendRtcp(writeReport(ssrc, CNAME, sender, this.#block()));
  }

  received(packet: Uint8Array): void {
    const report = parseRtcp(packet);
    if (!report) {
      this.#counters.ignore("rtcp");
      return;
    }
    if (report.ntpMiddle !== undefined) {
      this.#lastReport = report.ntpMiddle;
      this.#lastReportAt = Date.now();
    }
    const block = report.blocks.find(({ ssrc }) => ssrc === this.#output.ssrc);
    if (block && block.lastReport !== 0) {
      // RFC 3550 §6.4.1: A − LSR − DLSR, in 1/65536 s.
      const trip = (ntpMiddle(Date.now()) - block.lastReport - block.sinceLastReport) >>> 0;
      if (trip < 10 * 65_536) this.roundTripMs = (trip * 1_000) / 65_536;
    }
  }

  #block(): ReportBlock | undefined {
    const { ssrc, statistics } = this.#input;
    if (ssrc === undefined) return undefined;
    const since = this.#lastReport === 0 ? 0 : Math.round(((Date.now() - this.#lastReportAt) * 65_536) / 1_000);
    return {
      ssrc,
      fractionLost: statistics.fractionLost(),
      lost: statistics.lost,
      highestSequence: statistics.highestSequence,
      jitter: statistics.jitter,
      lastReport: this.#lastReport,
      sinceLastReport: since,
    };
  }
}

/** Middle 32 bits of the NTP time of a Unix instant. */
function ntpMiddle(at: number): number {
  const seconds = Math.floor(at / 1_000) + 2_208_988_800;
  return ((seconds & 0xffff) * 65_536 + Math.floor(((at % 1_000) / 1_000) * 65_536)) >>> 0;
}
