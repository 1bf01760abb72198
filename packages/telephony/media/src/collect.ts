/**
 * Collecting digits as a pure state machine: feed it what happens, ask it for the next deadline.
 * Times are milliseconds of one clock.
 */
export interface CollectRules {
  readonly minDigits: number;
  readonly maxDigits: number;
  /** Keys that end the entry and are no part of it. */
  readonly terminators: string;
  /** From the end of the prompts to the first digit. */
  readonly firstDigitMs: number;
  readonly betweenDigitsMs: number;
}

export type CollectEvent =
  | { readonly type: "digit"; readonly digit: string; readonly at: number }
  | { readonly type: "prompts-ended"; readonly at: number }
  | { readonly type: "time"; readonly at: number };

export type CollectState =
  /** Prompts play, nothing was pressed. No deadline: the prompts end by themselves. */
  | { readonly status: "prompting"; readonly digits: "" }
  | { readonly status: "collecting"; readonly digits: string; readonly deadline: number }
  /** `short`: a terminator or a pause came before `minDigits`; `timeout`: nothing was pressed in time. */
  | { readonly status: "done"; readonly how: "digits" | "short" | "timeout"; readonly digits: string };

export interface CollectStart {
  readonly state: CollectState;
  /** Keys typed ahead that this collection did not need; they belong to the next one. */
  readonly rest: readonly string[];
}

/** Begins a collection: keys typed ahead count first, and make the prompts needless. */
export function startCollect(
  rules: CollectRules,
  start: { readonly at: number; readonly typedAhead: readonly string[]; readonly hasPrompts: boolean },
): CollectStart {
  let state: CollectState = start.hasPrompts
    ? { status: "prompting", digits: "" }
    : { status: "collecting", digits: "", deadline: start.at + rules.firstDigitMs };
  let used = 0;
  for (const digit of start.typedAhead) {
    if (state.status === "done") break;
    state = nextCollect(rules, state, { type: "digit", digit, at: start.at });
    used += 1;
  }
  return { state, rest: start.typedAhead.slice(used) };
}

/** One step. A `done` state stays as it is: later keys belong to the next collection. */
export function nextCollect(rules: CollectRules, state: CollectState, event: CollectEvent): CollectState {
  if (state.status === "done") return state;
  switch (event.type) {
    case "digit":
      return press(rules, state.digits, event);
    case "prompts-ended":
      return state.status === "prompting"
        ? { status: "collecting", digits: "", deadline: event.at + rules.firstDigitMs }
        : state;
    case "time":
      return state.status === "collecting" && event.at >= state.deadline ? giveUp(rules, state.digits) : state;
  }
}

function press(
  rules: CollectRules,
  digits: string,
  event: { readonly digit: string; readonly at: number },
): CollectState {
  if (rules.terminators.includes(event.digit)) {
    return { status: "done", how: digits.length >= rules.minDigits ? "digits" : "short", digits };
  }
  const entered = digits + event.digit;
  if (entered.length >= rules.maxDigits) return { status: "done", how: "digits", digits: entered };
  return { status: "collecting", digits: entered, deadline: event.at + rules.betweenDigitsMs };
}

function giveUp(rules: CollectRules, digits: string): CollectState {
  if (digits === "") return { status: "done", how: rules.minDigits === 0 ? "digits" : "timeout", digits };
  return { status: "done", how: digits.length >= rules.minDigits ? "digits" : "short", digits };
}
