import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { wavToTelephone, writeWav } from "@patchbay/media/wav";
import type { PhoneCall } from "../phone/phone-call.ts";
import { SipPhone } from "../phone/sip-phone.ts";

const HELP = `patchbay call NUMBER: a test caller with audio and keys, over SIP and RTP.

  --server HOST:PORT  SIP server (default 127.0.0.1:5060)
  --from NUMBER       who calls (default 1000)
  --digits A,B,…      keys to press, one group after another: each 2 s after the one before (see --gap)
  --gap SECONDS       pause before each group of digits (default 2)
  --play FILE.wav     what the caller says, from the answer on
  --tone HERTZ        instead of a file: a sine tone for the whole call
  --record FILE.wav   write what the caller hears
  --seconds N         hang up after N seconds of conversation (default: when the other side does, at most 300)
  --codec PCMA|PCMU   offer only this one

Prints what happens, a line each. Exit code 0 when the call was answered.`;

export async function run(args: readonly string[]): Promise<number> {
  const parsed = read(args);
  if (typeof parsed === "string") {
    (parsed === HELP ? console.log : console.error)(parsed);
    return parsed === HELP ? 0 : 1;
  }
  const { number, server, from, digits, gapMs, seconds, record, speech, codec } = parsed;
  const phone = await SipPhone.open(server.address === "127.0.0.1" ? "127.0.0.1" : "0.0.0.0");
  const startedAt = performance.now();
  const say = (text: string): void =>
    console.log(`${((performance.now() - startedAt) / 1_000).toFixed(2).padStart(7)} s  ${text}`);
  const call = await phone.call({ server, to: number, from, ...(codec ? { codec } : {}) });
  const hangUp = (): void => void call.hangUp();
  process.once("SIGINT", hangUp);
  say(`calling ${number} at ${server.address}:${server.port} as ${from}`);
  const answered = await call.answered;
  if (answered) {
    say("answered");
    if (speech) call.say(speech.samples, speech.loop);
    void press(call, digits, gapMs, say);
    const timer = setTimeout(hangUp, seconds * 1_000);
    const end = await call.ended;
    clearTimeout(timer);
    say(`ended by ${end.by}, ${call.audio.packetsReceived} audio packets heard`);
    if (record) {
      writeFileSync(record, writeWav([call.audio.heard]));
      say(`what was heard is in ${record}`);
    }
  } else {
    const end = await call.ended;
    say(`not answered: ${end.by === "timeout" ? "nobody there" : `${end.status} ${end.reason ?? ""}`}`);
  }
  await phone.close();
  return answered ? 0 : 1;
}

async function press(
  call: PhoneCall,
  groups: readonly string[],
  gapMs: number,
  say: (text: string) => void,
): Promise<void> {
  for (const group of groups) {
    await new Promise((resolve) => setTimeout(resolve, gapMs));
    say(`pressing ${group}`);
    call.press(group);
  }
}

function read(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    server: text,
    from: text,
    digits: text,
    gap: text,
    play: text,
    tone: text,
    record: text,
    seconds: text,
    codec: text,
    help: { type: "boolean" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const number = positionals[0];
    if (values.help || !number) return HELP;
    const [address = "", port = "5060"] = (values.server ?? "127.0.0.1:5060").split(":");
    if (values.codec && values.codec !== "PCMA" && values.codec !== "PCMU")
      return `--codec is PCMA or PCMU, not ${values.codec}`;
    return {
      number,
      server: { address, port: positive("server port", port) },
      from: values.from ?? "1000",
      digits: values.digits?.split(",").filter((group) => /^[0-9*#A-Dw]+$/.test(group)) ?? [],
      gapMs: positive("gap", values.gap ?? "2") * 1_000,
      seconds: positive("seconds", values.seconds ?? "300"),
      record: values.record,
      codec: values.codec as "PCMA" | "PCMU" | undefined,
      speech: values.play
        ? { samples: wavFile(values.play), loop: false }
        : values.tone
          ? { samples: tone(positive("tone", values.tone)), loop: true }
          : undefined,
    };
  } catch (error) {
    return (error as Error).message;
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0, not "${text}"`);
  return value;
}

function wavFile(path: string): Int16Array {
  const samples = wavToTelephone(readFileSync(path));
  if (!samples.ok) throw new Error(`${path} cannot be played: ${samples.error}`);
  return samples.value;
}

/** One second of a sine at −10 dBm0 or so; whole numbers of hertz make it loop without a click. */
function tone(hertz: number): Int16Array {
  return Int16Array.from({ length: 8_000 }, (_, index) =>
    Math.round(9_000 * Math.sin((2 * Math.PI * hertz * index) / 8_000)),
  );
}
