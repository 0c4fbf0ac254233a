import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { browserTraits, type HttpApp } from "../../../../platform/http/index.ts";
import { type Site, siteByKey, siteTakesOrigin } from "../../../admin/index.ts";
import {
  chatContact,
  chatContinuation,
  chatFeedQuery,
  chatHello,
  chatPage,
  chatSeen,
  chatSend,
  chatWelcome,
} from "../../contract.ts";
import { chatFeed } from "./chat-feed.ts";
import { chatPage as readPage } from "./chat-page.ts";
import { chatWelcomeOf } from "./chat-welcome.ts";
import { linkToContinue } from "./continue-elsewhere.ts";
import { ConversationFollowing } from "./follow-conversations.ts";
import { sayHello } from "./say-hello.ts";
import { chatSeenBy, leaveContact, sendChat } from "./send-chat.ts";
import { asVisitor, byToken, type Visitor, visitorOf } from "./visitor.ts";

const tags = ["chat"];
/** Many visitors share one address behind their carrier; each is told apart by the token they carry. */
const perVisitor = (max: number) => ({
  open: "public" as const,
  rateLimit: {
    max,
    timeWindow: "1 minute",
    keyGenerator: (request: FastifyRequest) => `chat:${request.headers.authorization ?? request.ip}`,
  },
});

/** Who has no token yet is counted by their address, generously: anybody can make tokens up, and thousands share one address. */
const perAddress = {
  open: "public" as const,
  rateLimit: { max: 3000, timeWindow: "1 minute", keyGenerator: ({ ip }: FastifyRequest) => `chat:${ip}` },
};

/** The chat of a site's visitors. No cookies: a token in the `authorization` header, so any of the site's pages may call. */
export function chatRoutes(app: HttpApp, house: House): void {
  const following = new ConversationFollowing(house);
  app.addHook("preClose", async () => following.close());
  app.addHook("onRequest", async (request, reply) => allow(request, reply));
  app.options("/api/v1/chat/*", { config: perAddress, schema: { hide: true } }, (_request, reply) =>
    reply.code(204).send(),
  );
  greetingRoutes(app, house);
  writingRoutes(app, house);
  app.get(
    "/api/v1/chat/feed",
    {
      schema: { summary: "Follow your conversation as it changes", querystring: chatFeedQuery, tags, security: [] },
      config: perVisitor(120),
    },
    async (request, reply) => {
      const visitor = await visitorOf(house, tokenOf(request));
      const { after, wait } = request.query;
      const gone = new AbortController();
      reply.raw.once("close", () => gone.abort());
      reply.header("cache-control", "no-store");
      if (wait !== undefined) {
        const { value } = await chatFeed(house, following, visitor, after, gone.signal, {
          once: true,
          wait: wait * 1000,
        }).next();
        return value ?? asVisitor(house, visitor, (ctx) => readPage(ctx, visitor, after), true);
      }
      reply.header("content-type", "text/event-stream; charset=utf-8").header("x-accel-buffering", "no");
      return reply.send(Readable.from(events(chatFeed(house, following, visitor, after, gone.signal))) as never);
    },
  );
}

async function* events(pages: AsyncIterable<unknown>): AsyncGenerator<string> {
  yield "retry: 2000\n\n";
  for await (const page of pages) yield page === null ? ": here\n\n" : `data: ${JSON.stringify(page)}\n\n`;
}

function greetingRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/chat/welcome",
    {
      schema: {
        summary: "How the chat of a site greets",
        querystring: z.object({ key: z.string().max(60) }),
        response: { 200: chatWelcome },
        tags,
        security: [],
      },
      config: perAddress,
    },
    async (request, reply) => {
      const site = await siteOf(house, request, request.query.key);
      reply.header("cache-control", "public, max-age=60");
      return asVisitor(house, { brandId: site.brandId, siteId: site.id }, (ctx) => chatWelcomeOf(ctx, site), true);
    },
  );
  app.post(
    "/api/v1/chat/hello",
    {
      schema: {
        summary: "Begin a chat, or come back to it",
        body: chatHello,
        response: { 200: chatPage },
        tags,
        security: [],
      },
      config: perAddress,
    },
    async (request) => sayHello(house, await siteOf(house, request, request.body.key), request.body),
  );
}

function writingRoutes(app: HttpApp, house: House): void {
  const write = async <T>(request: FastifyRequest, work: (ctx: Context, visitor: Visitor) => Promise<T>) =>
    byToken(house, tokenOf(request), work);
  app.post(
    "/api/v1/chat/messages",
    {
      schema: {
        summary: "Write a message; the same client id again changes nothing",
        body: chatSend,
        response: { 200: z.object({ result: z.string() }) },
        tags,
        security: [],
      },
      config: perVisitor(60),
    },
    (request) =>
      write(request, async (ctx, visitor) => {
        const { result } = await sendChat(ctx, visitor, request.body, { house, traits: browserTraits(request) });
        return { result };
      }),
  );
  app.put(
    "/api/v1/chat/seen",
    {
      schema: { summary: "Say up to where you have read, and whether you type", body: chatSeen, tags, security: [] },
      config: perVisitor(120),
    },
    (request, reply) =>
      write(request, (ctx, visitor) => chatSeenBy(ctx, visitor, request.body.seq, request.body.typing)).then(() =>
        reply.code(204).send(),
      ),
  );
  app.post(
    "/api/v1/chat/contact",
    {
      schema: { summary: "Leave a phone or an e-mail, or ask to be called", body: chatContact, tags, security: [] },
      config: perVisitor(20),
    },
    (request, reply) =>
      write(request, (ctx, visitor) => leaveContact(ctx, visitor, request.body)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/chat/continuations",
    {
      schema: {
        summary: "Get a link that goes on with your conversation in a messenger",
        body: chatContinuation,
        response: { 200: z.object({ url: z.string() }) },
        tags,
        security: [],
      },
      config: perVisitor(20),
    },
    async (request) => {
      const visitor = await visitorOf(house, tokenOf(request));
      return { url: await linkToContinue(house, visitor, request.body.account) };
    },
  );
}

/** The token a visitor carries; refuses `not_signed_in` without one. */
export function tokenOf({ headers }: FastifyRequest): string {
  const token = /^Bearer ([\w.-]{1,100})$/.exec(headers.authorization ?? "")?.[1];
  if (!token) throw new Refusal("not_signed_in");
  return token;
}

async function siteOf(house: House, { headers }: FastifyRequest, key: string): Promise<Site> {
  const site = await siteByKey(house, key);
  if (!site) throw new Refusal("site_unknown", "key");
  // Pages of our own may show a site's chat too: the one behind a code on a table is.
  const ours = headers.origin === new URL(house.config.publicUrl).origin;
  if (headers.origin !== undefined && !ours && !siteTakesOrigin(site, headers.origin))
    throw new Refusal("origin_refused");
  return site;
}

/** No cookies are read here, so any page may be told that it may ask. */
export function allow({ headers }: FastifyRequest, reply: FastifyReply): void {
  if (!headers.origin) return;
  reply
    .header("access-control-allow-origin", headers.origin)
    .header("vary", "origin")
    .header("access-control-allow-methods", "GET, POST, PUT, DELETE")
    .header("access-control-allow-headers", "authorization, content-type, hamdel-file-name")
    .header("access-control-max-age", "86400")
    .header("cross-origin-resource-policy", "cross-origin");
}
