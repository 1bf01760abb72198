import { describe, expect, it } from "vitest";
import { likeness } from "./likeness.ts";

const ann = { name: "Ann Lee", handles: [{ kind: "phone", shown: "+49 30 1" }] };

describe("likeness", () => {
  it("is strong where a number and the name are the same, whatever the writing", () => {
    const other = { name: "ann-lee", handles: [{ kind: "phone", shown: "+49301" }] };
    expect(likeness(ann, other)).toEqual({
      ...{ strength: "strong", reasons: ["same-handle", "same-name"], shared: ann.handles },
    });
  });

  it("is weak for a shared phone alone, and for namesakes", () => {
    expect(likeness(ann, { ...ann, name: "Bo" })).toMatchObject({ strength: "weak", reasons: ["same-handle"] });
    expect(likeness(ann, { ...ann, handles: [] })).toMatchObject({ strength: "weak", reasons: ["same-name"] });
  });

  it("is weak at most where the two have different customer numbers", () => {
    expect(likeness({ ...ann, externalId: "1" }, { ...ann, externalId: "2" })).toMatchObject({ strength: "weak" });
  });

  it("is nothing where nothing is shared", () => {
    expect(likeness(ann, { name: "Bo", handles: [{ kind: "email", shown: "bo@example.org" }] })).toBeUndefined();
    expect(likeness({ name: "", handles: [] }, { name: "", handles: [] })).toBeUndefined();
  });
});
