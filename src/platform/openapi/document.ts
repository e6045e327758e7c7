import { z } from "zod";
import type { ApiDocs, Module, Route } from "#platform/http";

type Json = Record<string, unknown>;

const faultsSchema = z.object({
  error: z.object({ status: z.number(), message: z.string().describe("Tóm tắt bằng tiếng Việt") }),
  faults: z.array(
    z.object({
      path: z.string().describe("Chỗ chưa đúng"),
      message: z.string(),
      code: z.string().optional(),
    }),
  ),
});

const errorSchema = z.object({ error: z.object({ status: z.number(), message: z.string() }) });

/** The OpenAPI 3.1 document of every route that says what it answers. */
export function openApiDocument(modules: readonly Module[], origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const module of modules) {
    for (const route of documentedRoutes(module)) {
      const path = route.path.replace(/:(\w+)/g, "{$1}");
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(module, route) };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "SaoQuê",
      version: "1",
      description:
        "Dữ liệu mở của Chương trình Mỗi xã một sản phẩm: bộ tiêu chí, chấm điểm, sản phẩm, giấy chứng nhận, đơn vị hành chính. Không cần tài khoản.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Faults: toSchema(faultsSchema, "output"), Error: toSchema(errorSchema, "output") },
    },
  };
}

export type DocumentedRoute = Route & { docs: ApiDocs };

export function documentedRoutes(module: Module): DocumentedRoute[] {
  return module.routes.filter((route): route is DocumentedRoute => route.docs !== undefined);
}

function operation(module: Module, route: DocumentedRoute): Json {
  const { docs } = route;
  const mayRefuse = docs.query !== undefined || docs.body !== undefined;
  return {
    operationId: route.action,
    tags: [module.name],
    summary: docs.summary,
    ...(docs.description ? { description: docs.description } : {}),
    parameters: [...pathParameters(route), ...queryParameters(docs)],
    ...(docs.body ? { requestBody: { required: true, content: content(docs.body, "input") } } : {}),
    responses: {
      200: { description: "Thành công", content: content(docs.response, "output", docs.example) },
      ...(mayRefuse ? { 422: refused("Yêu cầu có chỗ chưa đúng", "Faults") } : {}),
      ...(route.path.includes(":") ? { 404: refused("Không tìm thấy", "Error") } : {}),
      429: refused("Quá nhiều yêu cầu", "Error"),
    },
  };
}

function refused(description: string, schema: "Faults" | "Error"): Json {
  return {
    description,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

function content(schema: z.ZodType, io: "input" | "output", example?: unknown): Json {
  return {
    "application/json": { schema: toSchema(schema, io), ...(example === undefined ? {} : { example }) },
  };
}

function pathParameters(route: DocumentedRoute): Json[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: route.docs.params?.[name] ?? name,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: ApiDocs): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = toSchema(query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io,
    unrepresentable: "any",
  });
  return rest as Json;
}
