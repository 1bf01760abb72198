import { expect, it } from "vitest";
import { microphoneProblem } from "./readiness.ts";

it("says what the user can mend", () => {
  const problem = (name: string) => microphoneProblem(new DOMException("", name));
  expect(problem("NotAllowedError")).toBe("microphone-blocked");
  expect(problem("NotFoundError")).toBe("no-microphone");
  expect(problem("NotReadableError")).toBe("microphone-busy");
  expect(problem("TypeError")).toBe("microphone-failed");
  expect(microphoneProblem("no error at all")).toBe("microphone-failed");
});
