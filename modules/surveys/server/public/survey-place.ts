import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { type Brand, brandById, brandBySlug } from "../../../admin/index.ts";
import { customerNames, customerOfIdentity } from "../../../customers/index.ts";
import type { Known } from "../../contract/walk.ts";
import { inApp } from "../app/app-rules.ts";
import { type OpenSurvey, openSurvey } from "../define/survey-rows.ts";
import { onSite } from "../site/site-rules.ts";

export type Invitation = {
  id: number;
  identity_id: number | null;
  channel: string;
  circumstances: Record<string, string | number | null>;
  conversation_id: number | null;
  expires_at: Date;
  used_at: Date | null;
  is_test: boolean;
};

/** Where somebody answers: which brand's survey, who (where that is known), and under which key their answers are kept. */
export type Place = {
  brand: Brand;
  survey: OpenSurvey;
  invitation: Invitation | null;
  customerId: number | null;
  known: Known;
  /** As the page is addressed, without query. */
  path: string;
};

/** Runs a public page's work in a transaction of its brand. */
export function inBrand<T>(
  house: House,
  brandId: number,
  work: (ctx: Context) => Promise<T>,
  readOnly = false,
): Promise<T> {
  return withBrand(house.database.app, { brandId, actor: system("survey page"), now: house.clock(), readOnly }, work);
}

const linkForm = /^([0-9a-z]{1,7})-([\w-]{12,40})$/;

/** The last part of a personal link: which brand it is of, and the invitation's token. */
export function linkOf(brandId: number, token: string): string {
  return `${brandId.toString(36)}-${token}`;
}

/** The brand and token of a personal link; refuses `not_found` for what is none. */
export function readLink(link: string): { brandId: number; token: string } {
  const match = linkForm.exec(link);
  if (!match) throw new Refusal("not_found", "survey");
  return { brandId: Number.parseInt(match[1]!, 36), token: match[2]! };
}

/** What a personal link opens; refuses `not_found`. Whether it may still be answered is for the page to say. */
export async function placeOfInvitation(house: House, link: string): Promise<Place> {
  const { brandId, token } = readLink(link);
  const brand = await brandById(house.database.app, brandId);
  if (!brand) throw new Refusal("not_found", "survey");
  return inBrand(
    house,
    brandId,
    async (ctx) => {
      const { rows } = await sql<
        Invitation & { survey_id: number; version: number; subject: string | null; subject_id: number | null }
      >`
        select id, survey_id, version, identity_id, channel, circumstances, expires_at, used_at, is_test, subject, subject_id
        from survey_invitation where brand_id = ${brandId} and token = ${token} and state <> 'withdrawn'`.execute(
        ctx.db,
      );
      if (!rows[0]) throw new Refusal("not_found", "survey");
      const { survey_id: id, version, subject, subject_id, ...invitation } = rows[0];
      const survey = await openSurvey(ctx, { id, version });
      const customerId = invitation.identity_id === null ? null : await customerOfIdentity(ctx, invitation.identity_id);
      return {
        ...{ brand, survey, customerId, path: `/s/${link}` },
        invitation: { ...invitation, conversation_id: subject === "conversation" ? subject_id : null },
        known: await knownOf(ctx, mayBeNamed(invitation) ? customerId : null),
      };
    },
    true,
  );
}

/** What the open link of a survey opens; refuses `not_found`, and `survey_not_live` where it has none. */
async function placeOfOpenLink(house: House, slug: string, key: string): Promise<Place> {
  const brand = await brandBySlug(house.database.app, slug);
  if (!brand) throw new Refusal("not_found", "survey");
  const survey = await inBrand(house, brand.id, (ctx) => openSurvey(ctx, { key }), true);
  if (!survey.settings.open_link) throw new Refusal("not_found", "survey");
  return { brand, survey, invitation: null, customerId: null, known: {}, path: `/s/${slug}/${key}` };
}

/** As placeOfOpenLink; who comes while the same link is being read gets what was read. */
export function openLinks(house: House): (slug: string, key: string) => Promise<Place> {
  const reading = new Map<string, Promise<Place>>();
  return (slug, key) => {
    const link = `${slug}/${key}`;
    const known = reading.get(link);
    if (known) return known;
    const read = placeOfOpenLink(house, slug, key).finally(() => reading.delete(link));
    reading.set(link, read);
    return read;
  };
}

/** A site or an app shows a link to whoever carries a visitor's number, which proves nothing; unless its own server signed who they are. */
function mayBeNamed({ channel, circumstances }: Pick<Invitation, "channel" | "circumstances">): boolean {
  return (channel !== onSite && channel !== inApp) || circumstances["signed"] !== undefined;
}

/** What pipes and conditions may know of a customer. */
async function knownOf(ctx: Context, customerId: number | null): Promise<Known> {
  if (customerId === null) return {};
  const name = (await customerNames(ctx, [customerId])).get(customerId) ?? null;
  return { name, first_name: name?.split(/\s+/)[0] ?? null };
}

/** A new key for answers that belong to no invitation. */
export function freshKey(): string {
  return randomBytes(16).toString("base64url");
}

/** Under which key a place's answers are kept: an anonymous survey's stand apart from the invitation. */
export function responseKey({ invitation, survey }: Place, given: string): string {
  return invitation && !survey.settings.anonymous ? `inv:${invitation.id}` : `open:${given}`;
}
