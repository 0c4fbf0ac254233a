import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor } from "../secrets.ts";
import { mailPasswordReset } from "./mail-password-reset.ts";

const day = 24 * 60 * 60;

/** The header in which our own mount tells the library the address of the caller. */
export const addressHeader = "x-hamdel-address";

/** The sign-in library of this house, configured: e-mail and password, sessions, TOTP with backup codes. */
export type SignIn = ReturnType<typeof build>;

const built = new WeakMap<House, SignIn>();

/** The sign-in library, made once per house. */
export function signInOf(house: House): SignIn {
  const known = built.get(house);
  if (known) return known;
  const made = build(house);
  built.set(house, made);
  return made;
}

function build(house: House) {
  const { config, database } = house;
  const origin = new URL(config.publicUrl).origin;
  return betterAuth({
    appName: "Hamdel",
    baseURL: origin,
    basePath: "/api/auth",
    trustedOrigins: [origin],
    secret: keyFor(config.secretKey, "sign-in").toString("base64url"),
    database: database.pool,
    emailAndPassword: {
      enabled: true,
      // People come in by set-up, by invitation or by the command line.
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      ...(config.smtpUrl && { sendResetPassword: mailPasswordReset(house) }),
    },
    session: { expiresIn: 30 * day, updateAge: day },
    // Links and codes that wait lie in the database as hashes.
    verification: { storeIdentifier: "hashed" },
    plugins: [twoFactor({ issuer: "Hamdel" })],
    // Our own counting knows persons as well as addresses, and is shared by all processes.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "hamdel",
      useSecureCookies: origin.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => house.log.error({ part: "sign-in" }, message) },
  });
}
