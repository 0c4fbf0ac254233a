import * as z from "zod";
import { oneLine, workingWeek } from "./working-time.ts";

export const roles = ["owner", "manager", "agent", "analyst", "viewer"] as const;
export const role = z.enum(roles);

const id = z.coerce.number().int().positive();
export const instant = z.iso.datetime({ offset: true });
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Ten characters are the least a password may have; the library hashes at most 128. */
export const password = z.string().min(10).max(128);
export const language = z.enum(["fa", "en"]);
export const calendar = z.enum(["jalali", "gregorian"]);

export const idParams = z.object({ id });
export const tokenParams = z.object({ token: z.string().min(1).max(100) });
export const page = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export * from "./working-time.ts";

// Brands

const timeZone = z.string().refine(isTimeZone);
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

const brandFields = z.object({
  name: oneLine(100),
  language,
  calendar,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Whether amounts in rials are shown as toman. */
  moneyUnit: z.enum(["toman", "rial"]),
  timeZone,
  lapseAfterDays: z.number().int().min(1).max(3650),
});
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
/** Only the name is needed; the rest starts as an Iranian brand has it. */
export const newBrand = brandFields
  .partial()
  .required({ name: true })
  .extend({ slug: slug.optional(), workingWeek: workingWeek.optional() });
export type NewBrand = z.infer<typeof newBrand>;
export const brandChange = brandFields.partial().extend({ workingWeek: workingWeek.optional() });
export const brandSettings = brandFields.extend({ id: z.number(), slug, workingWeek, demo: z.boolean() });
export type BrandSettings = z.infer<typeof brandSettings>;

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  twoFactorEnabled: z.boolean(),
  language: language.nullable(),
  calendar: calendar.nullable(),
});
export const me = z.object({
  user: person.nullable(),
  /** No brand stands yet: whoever comes first makes it. */
  setUpNeeded: z.boolean(),
  /** Whether this installation can send mail, and so a forgotten password. */
  mail: z.boolean(),
  brands: z.array(
    brandFields
      .omit({ lapseAfterDays: true })
      .extend({ slug, role, permissions: z.array(z.string()), demo: z.boolean() }),
  ),
});
export type Me = z.infer<typeof me>;
export const setUp = z.object({ brand: newBrand, owner: z.object({ name: oneLine(100), email, password }) });
export const brandMade = z.object({ slug, name: z.string() });

// People

export const member = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  joinedAt: instant,
  twoFactorEnabled: z.boolean(),
  lastSeenAt: instant.nullable(),
});
export const memberList = z.object({ rows: z.array(member) });
export const userParams = z.object({ userId: z.string().min(1).max(100) });
export const roleChange = z.object({ role });

export const newInvitation = z.object({ email, role });
export const invitation = z.object({
  id: z.number(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
});
export const invitationList = z.object({ rows: z.array(invitation) });
/** The link is shown this once: only its hash is kept. */
export const invitationMade = z.object({ id: z.number(), link: z.string(), mailed: z.boolean() });
export const openInvitation = z.object({
  brand: z.string(),
  language,
  email: z.string(),
  role,
  /** Whether this address signs in here already; then its password is asked, or its session does. */
  hasAccount: z.boolean(),
});
/** A person without an account gives a name and a new password; one who has an account their present password. */
export const acceptance = z.object({ name: oneLine(100).optional(), password: z.string().max(128).optional() });
export const accepted = z.object({ slug });

export const profileChange = z.object({
  name: oneLine(100).optional(),
  language: language.nullish(),
  calendar: calendar.nullish(),
});
export const signedInSession = z.object({
  id: z.string(),
  current: z.boolean(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  createdAt: instant,
  seenAt: instant,
});
export const sessionList = z.object({ rows: z.array(signedInSession) });
export const sessionParams = z.object({ id: z.string().min(1).max(100) });

// Machines

export const newApiKey = z.object({
  name: oneLine(100),
  scopes: z.array(z.string().max(60)).min(1).max(100),
  expiresAt: instant.nullish(),
});
export const apiKey = z.object({
  id: z.number(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export const apiKeyList = z.object({ rows: z.array(apiKey), scopes: z.array(z.string()) });
/** The key is shown this once: only its hash is kept. */
export const apiKeyMade = z.object({ id: z.number(), key: z.string() });

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$/)
  .max(253);
export const newSite = z.object({ name: oneLine(100), domains: z.array(domain).max(50) });
export const site = z.object({
  id: z.number(),
  name: z.string(),
  key: z.string(),
  domains: z.array(z.string()),
  createdAt: instant,
});
export const siteList = z.object({ rows: z.array(site), scriptAddress: z.string() });
export const siteSecret = z.object({ secret: z.string() });

export const made = z.object({ id: z.number() });

// Audit log

export const auditFilter = z.object({
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(100).optional(),
  subjectId: z.string().max(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export const auditQuery = auditFilter.extend(page.shape);
export const auditEntry = z.object({
  id: z.number(),
  at: instant,
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditList = z.object({ rows: z.array(auditEntry), next: z.string().nullable() });
