import type {} from "@fastify/swagger"; // lets a route hide from the API page
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { auditOwnAccount } from "../people/profile.ts";
import type { User } from "../people/users.ts";
import { askLibrary } from "./ask-library.ts";
import { countFailure, forgetFailures, refuseTooMany } from "./attempts.ts";
import { refuseForeignPage } from "./own-page.ts";
import { personOf } from "./person-of.ts";

const text = z.string().max(500);
const code = z.object({ code: text, trustDevice: z.boolean().optional() });
const withPassword = z.object({ password: text });

const signIn = z.object({ email: text.trim(), password: text, rememberMe: z.boolean().optional() });
const passwordChange = z.object({
  currentPassword: text,
  newPassword: text,
  revokeOtherSessions: z.boolean().optional(),
});

/**
 * The endpoints of the sign-in library that people use, and no others. Their paths and bodies are the library's:
 * https://www.better-auth.com/docs/authentication/email-password, https://www.better-auth.com/docs/plugins/2fa
 */
export function signInRoutes(app: HttpApp, house: House): void {
  const open = { open: "public" } as const;
  const pass = (path: string, body: z.ZodType) =>
    app.post(`/api/auth${path}`, { schema: { body, hide: true }, config: open }, async (request, reply) => {
      refuseForeignPage(house, request);
      return askLibrary(house, request, reply, path);
    });
  const guarded = (path: string, what: string, body: z.ZodType) =>
    app.post(`/api/auth${path}`, { schema: { body, hide: true }, config: open }, async (request, reply) => {
      refuseForeignPage(house, request);
      return guard(house, request, reply, path, what);
    });

  guarded("/sign-in/email", "sign-in", signIn);
  guarded("/two-factor/verify-totp", "code", code);
  guarded("/two-factor/verify-backup-code", "code", code);
  guarded("/reset-password", "reset", z.object({ token: text, newPassword: text }));
  guarded("/change-password", "password", passwordChange);
  guarded("/two-factor/enable", "password", withPassword);
  guarded("/two-factor/disable", "password", withPassword);
  guarded("/two-factor/generate-backup-codes", "password", withPassword);
  pass("/sign-out", z.unknown());

  app.post(
    "/api/auth/request-password-reset",
    { schema: { body: z.object({ email: text.trim() }), hide: true }, config: open },
    async (request, reply) => {
      refuseForeignPage(house, request);
      if (!house.config.smtpUrl) throw new Refusal("mail_not_set_up");
      const { email } = request.body;
      const tryer = { person: email, address: request.ip };
      await refuseTooMany(house, "ask-reset", tryer);
      // Every request counts: each one is a letter to somebody.
      await countFailure(house, "ask-reset", tryer);
      await askLibrary(house, request, reply, "/request-password-reset", { email: email.trim().toLowerCase() });
      return { status: true };
    },
  );
}

/** Passes on what guesses a secret, unless too many guesses were wrong lately. */
async function guard(house: House, request: FastifyRequest, reply: FastifyReply, path: string, what: string) {
  const signedIn = await personOf(house, request);
  const { email } = request.body as { email?: string };
  const tryer = { person: email ?? signedIn?.user.id ?? request.ip, address: request.ip };
  await refuseTooMany(house, what, tryer);
  try {
    const answer = await askLibrary(house, request, reply, path);
    await forgetFailures(house, what, tryer);
    const deed = signedIn && deedOf(path, signedIn.user);
    if (deed) await auditOwnAccount(house, signedIn.user, deed);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) await countFailure(house, what, tryer);
    throw error;
  }
}

/** What somebody who is signed in did to their account by this endpoint, where it is worth a line in the audit log. */
function deedOf(path: string, user: User): string | null {
  if (path === "/change-password") return "user.password_changed";
  if (path === "/two-factor/disable") return "user.two_factor_off";
  return path === "/two-factor/verify-totp" && !user.twoFactorEnabled ? "user.two_factor_on" : null;
}
