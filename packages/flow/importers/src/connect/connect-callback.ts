import { literal } from "../cel.ts";
import { type Mapping, single } from "../source-flow.ts";
import { connectVariable, TARGET_QUEUE } from "./connect-text.ts";

const CALLBACK_NUMBER = "callback_number";

/** Connect settles the number and the queue in steps before; here they are variables. */
export const callbackNumber: Mapping = ({ fields }) => {
  const number = fields.text("CallbackNumber");
  const value = connectVariable(number) ?? literal(number);
  return single(
    { type: "set-variables", config: { set: [{ name: CALLBACK_NUMBER, value }] } },
    {
      next: [[0, "done"]],
      "error:InvalidCallbackNumber": [],
      "error:NotDialableNumber": [],
      "error:NoMatchingError": [],
    },
  );
};

export const callback: Mapping = ({ fields }) => {
  const minutes = Math.round((fields.number("RetryDelaySeconds") ?? 600) / 60);
  const attempts = fields.number("MaximumConnectionAttempts") ?? 1;
  const later = fields.number("InitialCallDelaySeconds") ?? 0;
  const config = {
    queue: `{{ ${TARGET_QUEUE} }}`,
    number: `{{ ${CALLBACK_NUMBER} == null ? call.from : ${CALLBACK_NUMBER} }}`,
    prompts: [],
    attempts: Math.min(10, Math.max(1, Math.round(attempts))),
    againAfterMs: Math.min(10_080, Math.max(1, minutes)) * 60_000,
    at: later > 0 ? `now + ${Math.round(later * 1_000)}` : "",
  };
  return single(
    { type: "offer-callback", config },
    {
      next: [[0, "accepted"]],
      "error:NoMatchingError": [
        [0, "failed"],
        [0, "not-allowed"],
        [0, "invalid"],
      ],
    },
  );
};
