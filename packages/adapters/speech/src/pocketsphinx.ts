import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { err, ok, type Result } from "@patchbay/base/result";
import { readWav, writeWav } from "@patchbay/media/wav";
import type { RecogniserError, SpeechRecogniser, SpotRequest, Spotted } from "@patchbay/ports/speech-recogniser";
import { keywordGrammar, wordsOf } from "./keyword-grammar.ts";
import { Pronunciations } from "./pronunciations.ts";
import { forModel, isSteady, MODEL_RATE } from "./telephone-speech.ts";
import { turns } from "./turns.ts";

const PROGRAM = "pocketsphinx_batch";
/** Debian's `pocketsphinx-en-us`. */
const MODEL = "/usr/share/pocketsphinx/model/en-us";
/** Recognition shares the cores with live calls. */
const MOST_AT_ONCE = 2;
const LIMIT_MS = 15_000;
/** How well a keyword must fit, in log likelihood per 10 ms above that of any speech. */
const LEAST_FIT = -1;
const SAMPLES_PER_FRAME = MODEL_RATE / 100;
/** Wide beams: the right word must not be given up at a sound that the line swallowed. */
const BEAMS = ["-beam", "1e-120", "-wbeam", "1e-100", "-pbeam", "1e-120"];

/** CMU PocketSphinx, offline, in a process of its own for each utterance; undefined where it is not installed. English only. */
export async function openPocketSphinx(): Promise<SpeechRecogniser | undefined> {
  if (!(await isInstalled())) return undefined;
  const known = await Pronunciations.read(join(MODEL, "cmudict-en-us.dict"));
  const take = turns(MOST_AT_ONCE);
  const knows = (language: string) => /^en\b/i.test(language);
  return {
    knows,
    async spot(request) {
      if (!knows(request.language)) return err({ code: "recogniser.unknown-language", language: request.language });
      return take(() => spot(request, known));
    },
  };
}

async function spot(
  { path, keywords }: SpotRequest,
  known: Pronunciations,
): Promise<Result<Spotted | undefined, RecogniserError>> {
  const grammar = keywordGrammar(keywords, known);
  if (!grammar) return ok(undefined);
  const dir = await mkdtemp(join(tmpdir(), "patchbay-words-"));
  try {
    const wav = readWav(await readFile(path));
    if (!wav.ok) return failed(wav.error);
    const said = wav.value.channels[0] ?? new Int16Array();
    if (isSteady(said)) return ok(undefined);
    const speech = forModel(said, wav.value.rate);
    await writeFile(join(dir, "said.wav"), writeWav([speech], MODEL_RATE));
    await writeFile(join(dir, "list"), "said\n");
    await writeFile(join(dir, "words.dict"), grammar.dictionary);
    const [words, anything] = await Promise.all([
      decode(dir, "keywords", grammar.keywords),
      decode(dir, "anything", grammar.anything),
    ]);
    if (!words.ok) return failed(words.error);
    if (!anything.ok) return failed(anything.error);
    const fit = (words.value.score - anything.value.score) / (speech.length / SAMPLES_PER_FRAME);
    if (fit < LEAST_FIT) return ok(undefined);
    return ok(keywordIn(words.value.text, keywords));
  } catch (error) {
    return failed(String(error));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

interface Decoded {
  readonly text: string;
  /** Log likelihood of the best way through the grammar. */
  readonly score: number;
}

/** One run over one grammar. Nothing found has the score −∞. */
async function decode(dir: string, name: string, grammar: string): Promise<Result<Decoded, string>> {
  const file = (suffix: string) => join(dir, `${name}.${suffix}`);
  await writeFile(file("jsgf"), grammar);
  const input = ["-ctl", join(dir, "list"), "-cepdir", dir, "-cepext", ".wav", "-adcin", "yes", "-adchdr", "44"];
  const model = ["-hmm", join(MODEL, "en-us"), "-dict", join(dir, "words.dict"), "-jsgf", file("jsgf")];
  const output = ["-remove_noise", "no", "-hyp", file("hyp"), "-logfn", "/dev/null"];
  const child = spawn(PROGRAM, [...input, ...model, ...BEAMS, ...output], { stdio: "ignore", timeout: LIMIT_MS });
  const [code, signal] = await once(child, "exit");
  if (code !== 0) return err(`${PROGRAM} ended with ${signal ?? code}`);
  const found = /^(.*?)\s*\(said (-?\d+)\)/.exec(await readFile(file("hyp"), "utf8"));
  const text = found?.[1] ?? "";
  // Without a result it repeats the score of before.
  return ok({ text, score: text === "" ? Number.NEGATIVE_INFINITY : Number(found?.[2]) });
}

/** The longest keyword in what was heard: "technical support" before "support". */
function keywordIn(heard: string, keywords: readonly string[]): Spotted | undefined {
  const text = ` ${heard.replace(/\(\d+\)/g, "")} `;
  const spotted = keywords
    .filter((keyword) => wordsOf(keyword).length > 0 && text.includes(` ${wordsOf(keyword).join(" ")} `))
    .sort((left, right) => right.length - left.length)[0];
  return spotted === undefined ? undefined : { keyword: spotted, heard: text.trim() };
}

async function isInstalled(): Promise<boolean> {
  const child = spawn(PROGRAM, ["-h"], { stdio: "ignore" });
  const runs = await Promise.race([
    once(child, "spawn").then(() => true),
    once(child, "error").then(() => false),
  ]).catch(() => false);
  return (
    runs &&
    (await access(join(MODEL, "en-us", "mdef")).then(
      () => true,
      () => false,
    ))
  );
}

const failed = (why: string) => err({ code: "recogniser.failed", why } as const);
