import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { problemOf, Refusal, type RefusalCode, refusalStatus } from "../errors/index.ts";

const fastifyCodes: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "too_large",
  FST_REQ_FILE_TOO_LARGE: "too_large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_type",
  FST_ERR_CTP_EMPTY_JSON_BODY: "malformed_json",
  FST_ERR_CTP_INVALID_JSON_BODY: "malformed_json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid",
  FST_INVALID_MULTIPART_CONTENT_TYPE: "unsupported_type",
};

/** PostgreSQL's own refusals that a caller caused: https://www.postgresql.org/docs/18/errcodes-appendix.html */
function refusalOfDatabase(code: string): RefusalCode | null {
  if (code.startsWith("22")) return "invalid";
  if (code === "23505") return "already_exists";
  if (code === "40001" || code === "40P01") return "conflict";
  if (code.startsWith("53") || code.startsWith("57P") || code.startsWith("08")) return "not_ready";
  return null;
}

/** The refusal behind an error, or null when it is a bug of ours. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
      code: String(issue.keyword),
    }));
    return new Refusal("invalid", { fields });
  }
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code && fastifyCodes[code]) return new Refusal(fastifyCodes[code]);
  if (code === "ECONNREFUSED" || code === "ECONNRESET") return new Refusal("not_ready");
  const fromDatabase = typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? refusalOfDatabase(code) : null;
  if (fromDatabase) return new Refusal(fromDatabase);
  return statusCode && statusCode >= 400 && statusCode < 500 ? new Refusal("invalid") : null;
}

/** Answers any error: refusals with their code and sentence, bugs with 500 and no detail, logged once with their cause. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = asRefusal(error);
  if (!refusal) {
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, "request failed");
    return reply
      .code(500)
      .type("application/problem+json")
      .send({ ...problemOf(new Refusal("internal"), request.language), requestId: request.id });
  }
  if (refusal.code === "not_ready") request.log.warn({ err: error }, "not ready");
  return reply
    .code(refusalStatus(refusal.code))
    .type("application/problem+json")
    .send(problemOf(refusal, request.language));
}
