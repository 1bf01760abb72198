import { describe, expect, it } from "vitest";
import { fillTemplate, fillUrl } from "./fill-template.ts";

const facts = {
  customer: { name: "Ada Berg", externalId: "A/7 ?" },
  call: { from: "+4930123" },
  data: { order: 4711 },
};

describe("texts with places", () => {
  it("are filled with what is known", () => {
    expect(fillTemplate("Hello {{customer.name}}, about {{ data.order }}?", facts)).toBe("Hello Ada Berg, about 4711?");
  });

  it("show a gap for what is not known, and never an object or an inherited property", () => {
    expect(fillTemplate("{{customer.tier}} {{customer}} {{customer.constructor}} {{toString}}", facts)).toBe("… … … …");
  });
});

describe("addresses with places", () => {
  it("carry values encoded", () => {
    expect(fillUrl("https://crm.example/c/{{customer.externalId}}?tel={{call.from}}", facts)).toBe(
      "https://crm.example/c/A%2F7%20%3F?tel=%2B4930123",
    );
  });

  it("are refused when they are not http", () => {
    expect(fillUrl("javascript:alert(1)", facts)).toBeUndefined();
    expect(fillUrl("{{customer.name}}", facts)).toBeUndefined();
  });

  it("cannot have their host taken over by data", () => {
    expect(fillUrl("https://crm.example/{{x}}", { x: "@evil.example/" })).toBe(
      "https://crm.example/%40evil.example%2F",
    );
  });
});
