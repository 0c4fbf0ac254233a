import type { House } from "../../../platform/house/module.ts";
import type { TestDatabase } from "../../../platform/testing/index.ts";
import { inBrand } from "../../admin/testing.ts";
import { claim, customersOf } from "../../customers/testing.ts";
import { givenInvitation } from "./given-invitation.ts";
import { surveysApp } from "./surveys-app.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };

/** A customer who is invited and answers on public pages as a browser without script does. */
export async function answeringApp(house: House, database: TestDatabase) {
  const told = await surveysApp(house);
  const { app, brand } = told;
  const get = async (url: string) => {
    const { statusCode, body, headers } = await app.inject({
      method: "GET",
      url,
      headers: { "accept-language": "fa" },
    });
    return { status: statusCode, body, headers };
  };
  const post = async (url: string, fields: Record<string, string>) => {
    const payload = new URLSearchParams(fields).toString();
    const { statusCode, body } = await app.inject({
      method: "POST",
      url,
      payload,
      headers: { ...form, "accept-language": "fa" },
    });
    return { status: statusCode, body };
  };
  /** The hidden fields of a page, as a browser sends them back. */
  const hidden = (page: string) =>
    Object.fromEntries([...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]));
  const [customer] = await inBrand(house, brand, (ctx) => customersOf(ctx, claim("email:sara@example.com")));
  const identity = await database.owner.query("select id from identity where brand_id = $1 and type = 'email'", [
    brand.id,
  ]);
  const invite = (survey: string, more: object = {}) =>
    givenInvitation(house, database, { brandId: brand.id, survey, identityId: identity.rows[0].id, ...more });
  const facts = async () =>
    (
      await database.owner.query("select weight, nps, mode from survey_fact where brand_id = $1 order by id", [
        brand.id,
      ])
    ).rows;
  const kept = async () =>
    (
      await database.owner.query(
        "select answers, answered_at, comment from survey_response where brand_id = $1 order by id",
        [brand.id],
      )
    ).rows;
  return { ...told, get, post, hidden, customer, invite, facts, kept };
}
