import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sipp } from "../test/sipp.ts";

export interface LoadResult {
  readonly calls: number;
  readonly failed: number;
  readonly retransmissions: number;
  /** Calls a second that SIPp really began. */
  readonly reached: number;
}

/** Places so many calls a second with SIPp's own caller (INVITE, ACK, BYE without a pause) and waits for the last one. */
export async function placeCalls(server: string, rate: number, seconds: number): Promise<LoadResult> {
  const dir = mkdtempSync(join(tmpdir(), "sip-bench-"));
  const stats = join(dir, "stats.csv");
  try {
    const calls = rate * seconds;
    await sipp([
      ...["-sn", "uac", server, "-i", "127.0.0.1", "-m", `${calls}`, "-r", `${rate}`, "-d", "0", "-l", `${rate * 33}`],
      ...["-timeout", `${seconds + 40}s`, "-trace_stat", "-stf", stats, "-fd", "1"],
    ]);
    const [names = "", ...rows] = readFileSync(stats, "utf8").trim().split("\n");
    const column = (row: string | undefined, name: string) => row?.split(";")[names.split(";").indexOf(name)] ?? "";
    const [last, fullSpeed] = [rows.at(-1), rows.slice(1, seconds).map((row) => Number(column(row, "CallRate(P)")))];
    return {
      calls,
      failed: calls - Number(column(last, "SuccessfulCall(C)")),
      retransmissions: Number(column(last, "Retransmissions(C)")),
      reached: fullSpeed.reduce((sum, value) => sum + value, 0) / fullSpeed.length,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
