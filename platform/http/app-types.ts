import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Actor, Context } from "../db/index.ts";

export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who a request is, and for which brand; null when nobody said or nobody believed. */
export type Caller = { actor: Actor; brandId: number };
export type Authenticate = (request: FastifyRequest) => Promise<Caller | null>;

declare module "fastify" {
  interface FastifyContextConfig {
    /** The permission a caller must hold. Every route has this or `open`; a test checks it. */
    permission?: string;
    /** Open to anybody (sign-in, health, public pages) or to anyone signed in, whatever the brand. */
    open?: "public" | "signed-in";
  }
  interface FastifyRequest {
    caller: Caller | null;
    /** The reader's language, from `accept-language`. */
    language: "fa" | "en";
    /** Runs a use case in one writing transaction of the caller's brand; repeats of an Idempotency-Key get the first answer. */
    command<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
    /** Runs a question in one read-only transaction of the caller's brand. */
    ask<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  }
}
