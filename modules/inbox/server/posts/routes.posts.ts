import * as z from "zod";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { idParams, postBody, postPage, postQuery } from "../../contract.ts";
import { listPosts, makePost, postPlaces, retryPost, takeBackPost } from "./posts.ts";

const config = { permission: "inbox.publish" };
const tags = ["channel posts"];

/** What the brand publishes in channels of messengers. */
export function postRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/posts",
    {
      schema: {
        summary: "List posts in channels of messengers",
        querystring: postQuery,
        response: { 200: postPage },
        tags,
      },
      config,
    },
    (request) =>
      request.ask(async (ctx) => ({ ...(await listPosts(ctx, request.query.before)), places: await postPlaces(ctx) })),
  );
  app.post(
    "/api/v1/posts",
    {
      schema: {
        summary: "Publish a post in a channel of a messenger",
        body: postBody,
        response: { 200: z.object({ id: z.number() }) },
        tags,
      },
      config,
    },
    (request) => request.command(async (ctx) => ({ id: await makePost(ctx, request.body) })),
  );
  app.delete(
    "/api/v1/posts/:id",
    { schema: { summary: "Take back a post that has not gone out", params: idParams, tags }, config },
    (request, reply) =>
      request.command((ctx) => takeBackPost(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/posts/:id/retry",
    { schema: { summary: "Publish a post again that did not go out", params: idParams, tags }, config },
    (request, reply) => request.command((ctx) => retryPost(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}
