import { describe, expect, it } from "vitest";
import { objectSchema } from "./json-schema.ts";
import { openApiDocument } from "./openapi.ts";
import { queryValues } from "./query-values.ts";
import { pathParameters, restOperations } from "./rest-operations.ts";

describe("the REST surface", () => {
  it("covers calls, flows, tickets, customers and agents, each operation once", () => {
    const keys = restOperations().map(({ method, path }) => `${method} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const area of ["/calls", "/flows", "/tickets", "/customers", "/agents"]) expect(keys).toContain(`GET ${area}`);
  });

  it("takes every name in a path from the procedure's input", () => {
    for (const { path, input, procedure } of restOperations()) {
      const known = input ? Object.keys(objectSchema(input).properties) : [];
      expect(known, procedure).toEqual(expect.arrayContaining([...pathParameters(path)]));
    }
  });

  it("is described without references that lead nowhere", () => {
    const text = JSON.stringify(openApiDocument("https://desk.example.com"));
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(references)).toEqual(new Set(["#/components/schemas/Failure"]));
    expect(text).toContain('"https://desk.example.com/api/v1"');
  });

  it("reads query texts as the types asked for", () => {
    const properties = { limit: { type: "integer" }, openOnly: { type: "boolean" }, text: { type: "string" } };
    expect(queryValues({ limit: "20", openOnly: "true", text: "20" }, properties)).toEqual({
      limit: 20,
      openOnly: true,
      text: "20",
    });
    expect(queryValues({ limit: "many" }, properties)).toEqual({ limit: "many" });
  });
});
