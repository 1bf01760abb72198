import { err, ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowChannel, FlowDocument } from "@patchbay/flow-model/document";
import type { Completion, CompletionRequest, LanguageModelError } from "@patchbay/ports/flow/language-model";
import { type Compiling, compileFlow } from "./compile-flow.ts";
import { flowReferences } from "./flow-references.ts";
import { flowOfSketch, readSketch } from "./flow-sketch.ts";
import { modelInstructions } from "./model-instructions.ts";

/** Asks the tenant's language model; the signal gives up. */
export type AskModel = (
  request: CompletionRequest,
  signal?: AbortSignal,
) => Promise<Result<Completion, LanguageModelError>>;

export interface DrawnFromWords {
  readonly document: FlowDocument;
  /** Nothing in it keeps it from being published; these are worth a look. */
  readonly warnings: readonly Diagnostic[];
  /** How often the model was asked. */
  readonly rounds: number;
}

export type DrawFromWordsError =
  | LanguageModelError
  /** No round gave a flow that passes the checks; `diagnostics` and `why` are of the last. */
  | {
      readonly code: "flow.not-drawn";
      readonly rounds: number;
      readonly why?: string;
      readonly diagnostics: readonly Diagnostic[];
    };

const MOST_ROUNDS = 3;
const ROUND_MS = 60_000;
const MOST_TOKENS = 8_000;
/** Told back to the model; the first ones matter. */
const MOST_TOLD = 30;

/**
 * Draws a flow from what a person describes. Whatever the model answers is read strictly, compiled and checked like anybody's
 * drawing; what is wrong is told back to it, and only a flow that passes is answered. Nothing is stored.
 */
export const drawFromWords =
  ({ ask, ...compiling }: Compiling & { readonly ask: AskModel }) =>
  async (input: {
    readonly description: string;
    readonly name: string;
    readonly channel: FlowChannel;
  }): Promise<Result<DrawnFromWords, DrawFromWordsError>> => {
    const { stores, registry } = compiling;
    const references = await flowReferences({ stores })();
    const instructions = modelInstructions({ registry, channel: input.channel, references });
    let words = input.description;
    let fault: Fault = { diagnostics: [] };
    for (let rounds = 1; rounds <= MOST_ROUNDS; rounds += 1) {
      const asked = await ask({ instructions, input: words, json: true, maxTokens: MOST_TOKENS, timeoutMs: ROUND_MS });
      if (!asked.ok) return asked;
      const tried = await checked(asked.value.text);
      if (tried.ok) return ok({ ...tried.value, rounds });
      fault = tried.error;
      words = againWords(input.description, asked.value.text, fault);
    }
    return err({ code: "flow.not-drawn", rounds: MOST_ROUNDS, ...fault });

    async function checked(text: string): Promise<Result<Omit<DrawnFromWords, "rounds">, Fault>> {
      const sketch = readSketch(text);
      if (!sketch.ok) return err({ why: sketch.error.why, diagnostics: [] });
      const document = flowOfSketch(sketch.value, input, registry);
      const compiled = await compileFlow(compiling)(document);
      return compiled.ok ? ok({ document, warnings: compiled.value.warnings }) : err({ diagnostics: compiled.error });
    }
  };

interface Fault {
  readonly why?: string;
  readonly diagnostics: readonly Diagnostic[];
}

const MOST_REPEATED = 60_000;

function againWords(description: string, answer: string, { why, diagnostics }: Fault): string {
  const found = diagnostics
    .slice(0, MOST_TOLD)
    .map(({ node, field, message }) => `- ${[node, ...(field ?? [])].join(" ")}: ${message.en}`);
  return [
    description,
    "Your answer before was:",
    answer.slice(0, MOST_REPEATED),
    "It cannot be used:",
    ...(why === undefined ? [] : [why]),
    ...found,
    "Answer with the whole flow, mended.",
  ].join("\n");
}
