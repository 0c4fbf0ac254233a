import { sql } from "kysely";
import type { House } from "../../../../platform/house/module.ts";
import { refuseSurveys } from "../../../customers/index.ts";
import type { AppDismissal } from "../../contract/in-app.ts";
import { holdInvitation } from "../ask/invitation-rows.ts";
import { settle } from "../ask/settle-invitation.ts";
import { inBrand, placeOfInvitation } from "../public/survey-place.ts";
import { inApp } from "./app-rules.ts";

/**
 * Notes that somebody in an app did not want to answer: for now, or never, which holds for all surveys that ask without an address; or that
 * the app did not show it at all, so that the never-too-often rule forgets it. What was answered stays as it is. Refuses `not_found`.
 */
export async function dismissInApp(house: House, link: string, { how }: AppDismissal): Promise<void> {
  const { invitation, brand } = await placeOfInvitation(house, link);
  await inBrand(house, brand.id, async (ctx) => {
    const held = invitation && (await holdInvitation(ctx, invitation.id));
    if (!held || held.used_at || held.channel !== inApp) return;
    if (how === "unseen") {
      await sql`update survey_invitation set sent_at = null where brand_id = ${ctx.brandId} and id = ${held.id}`.execute(
        ctx.db,
      );
      return settle(ctx, held, "withdrawn", "unseen");
    }
    await sql`update survey_invitation set reason = ${how === "never" ? "refused" : "put_off"}
      where brand_id = ${ctx.brandId} and id = ${held.id}`.execute(ctx.db);
    if (how === "never" && held.identity_id !== null) await refuseSurveys(ctx, held.identity_id, inApp);
  });
}
