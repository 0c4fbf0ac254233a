import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";
import { buildHamdel } from "./serve.ts";

const database = await testDatabase();
const app = await buildHamdel(await testHouse(database));

test("the API describes itself: both ways to send interactions, what they answer, and how it refuses", async () => {
  const answer = await app.inject({ url: "/api/v1/openapi.json" });
  const { openapi, paths } = answer.json();
  expect(openapi).toBe("3.1.0");
  const post = paths["/api/v1/interactions"].post;
  const fields = post.requestBody.content["application/json"].schema.properties;
  expect(fields.external_id.description).toMatch(/repeat/);
  expect(Object.keys(post.requestBody.content)).toEqual(["application/json", "application/x-ndjson"]);
  expect(post.responses["200"].content["application/json"].schema.anyOf).toHaveLength(2);
  expect(post.responses["4XX"].content["application/problem+json"].schema.required).toContain("code");
  for (const [path, methods] of Object.entries(paths)) {
    expect(path).toMatch(/^\/api\/v1\//);
    for (const method of Object.values(methods as object)) expect(method.responses).toBeDefined();
  }
});

test("every route says in a few words what it does, and which part of the house it belongs to", async () => {
  const { paths } = (await app.inject({ url: "/api/v1/openapi.json" })).json();
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { summary?: string; tags?: string[] }>).map(([method, said]) => ({
      route: `${method} ${path}`,
      ...said,
    })),
  );
  expect(routes.length).toBeGreaterThan(100);
  const silent = routes.filter(({ summary = "" }) => !/^[A-Z][a-z]+ .{2,70}[^.]$/.test(summary));
  expect(silent.map(({ route }) => route)).toEqual([]);
  expect(routes.filter(({ tags = [] }) => tags.length !== 1).map(({ route }) => route)).toEqual([]);
  // Two routes of one name could not be told apart in the list.
  const summaries = routes.map(({ summary }) => summary);
  expect(summaries.filter((summary, at) => summaries.indexOf(summary) !== at)).toEqual([]);
});

test("the readable page stands on its own files and within the page's own safety rules", async () => {
  const page = await app.inject({ url: "/api/docs" });
  expect(page.statusCode).toBe(200);
  expect(page.headers["content-security-policy"]).toContain("default-src 'self'");
  const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
  expect(sources.length).toBeGreaterThan(3);
  for (const source of sources) {
    expect(source).not.toMatch(/^(https?:)?\/\//);
    expect((await app.inject({ url: new URL(source, "http://x/api/docs/").pathname })).statusCode).toBe(200);
  }
  expect(page.body).not.toMatch(/<script>[^<]/);
});
