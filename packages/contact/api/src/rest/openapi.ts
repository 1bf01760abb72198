import type { Json, JsonObject } from "@patchbay/base/json";
import { jsonSchema, objectSchema } from "./json-schema.ts";
import { pathParameters, type RestOperation, restOperations } from "./rest-operations.ts";

const FAILURE: JsonObject = {
  type: "object",
  required: ["code", "facts"],
  properties: {
    code: { type: "string", description: "`area.what`, stable", examples: ["ticket.not-found"] },
    facts: { type: "object", description: "What the code speaks of: names, revisions, diagnostics" },
  },
};

const FAILURES = {
  400: "The input is not right; `facts.problems` says where",
  401: "No key, or one that was revoked",
  403: "The key has not the permission; `facts.permission` names it",
  404: "No such thing here",
  409: "It does not go with the present state, or somebody else changed it meanwhile",
} as const;

/** OpenAPI 3.1 of the REST surface, made from the procedures that serve it. */
export function openApiDocument(publicUrl: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const operation of restOperations()) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = describeOperation(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Patchbay",
      version: "1",
      description:
        "Calls, flows, tickets, customers and agents of one tenant. The key says which tenant; things of others do not exist here.",
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key, `pb_…`" } },
      schemas: { Failure: FAILURE },
    },
  };
}

function describeOperation(operation: RestOperation): JsonObject {
  const failures = Object.entries(FAILURES).map(([status, description]) => [
    status,
    { description, content: json({ $ref: "#/components/schemas/Failure" }) },
  ]);
  return {
    operationId: operation.procedure,
    summary: operation.summary,
    description: `Needs the permission \`${operation.access}\`.`,
    tags: [operation.path.split("/")[1] ?? ""],
    ...describeInput(operation),
    responses: {
      200: { description: "Done", content: json(jsonSchema(operation.answer, "output")) },
      ...Object.fromEntries(failures),
    },
  };
}

function describeInput({ input, path, method }: RestOperation): JsonObject {
  if (!input) return {};
  const { properties, required } = objectSchema(input);
  const inPath = pathParameters(path);
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameter = (name: string, place: "path" | "query"): JsonObject => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: properties[name] ?? {},
  });
  const parameters: Json[] = inPath.map((name) => parameter(name, "path"));
  if (method === "GET") return { parameters: [...parameters, ...rest.map((name) => parameter(name, "query"))] };
  if (rest.length === 0) return { parameters };
  const body: JsonObject = {
    type: "object",
    properties: Object.fromEntries(rest.map((name) => [name, properties[name] ?? {}])),
    required: required.filter((name) => rest.includes(name)),
  };
  return { parameters, requestBody: { required: true, content: json(body) } };
}

const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
