import { parseArgs } from "node:util";
import { runLoad } from "./load.ts";
import { isClean } from "./load-report.ts";

const HELP = `patchbay load NUMBER: places many calls and reports what callers would have noticed, as one JSON line. Ends with 0 only
when it was clean: no call failed, no SIP request was said twice, no packet was lost, and fewer than one in a thousand came more than 60 ms
after the one before.

  --server HOST:PORT  SIP server on this machine (default 127.0.0.1:5060)
  --rate N            new calls per second (default 10)
  --for SECONDS       how long calls are placed (default 10)
  --hold SECONDS      how long each call lasts at most (default 10)
  --digits KEYS       pressed once in each call
  --after SECONDS     when they are pressed (default 3)
  --ports A-B         UDP ports for the calls' own audio, two a call (default 44000-59999)

Only towards loopback addresses: this is no tool for other people's servers.`;

export async function run(args: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  const options = {
    server: text,
    rate: text,
    for: text,
    hold: text,
    digits: text,
    after: text,
    ports: text,
    help: { type: "boolean" },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const number = positionals[0];
  if (values.help || !number) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const [address = "", port = ""] = (values.server ?? "127.0.0.1:5060").split(":");
  const [first = 0, last = 0] = (values.ports ?? "44000-59999").split("-").map(Number);
  const seconds = (value: string | undefined, otherwise: number): number => Number(value ?? otherwise) * 1_000;
  const plan = {
    server: { address, port: Number(port || 5060) },
    number,
    rate: Number(values.rate ?? 10),
    forMs: seconds(values.for, 10),
    holdMs: seconds(values.hold, 10),
    digits: values.digits ?? "",
    digitsAfterMs: seconds(values.after, 3),
    ports: { first, last },
  };
  if (
    !address.startsWith("127.") ||
    [plan.rate, plan.forMs, plan.holdMs, plan.server.port, first, last - first].some((value) => !(value > 0))
  ) {
    console.error(`The server must be on a loopback address and every number above 0.\n\n${HELP}`);
    return 1;
  }
  const report = await runLoad(plan);
  const clean = isClean(report);
  console.log(JSON.stringify({ ...report, clean }));
  return clean ? 0 : 1;
}
