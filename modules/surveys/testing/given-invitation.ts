import type { House } from "../../../platform/house/module.ts";
import type { TestDatabase } from "../../../platform/testing/index.ts";
import { linkOf } from "../server/public/survey-place.ts";

let made = 0;

/** An invitation as the sender leaves it; gives its path. */
export async function givenInvitation(
  house: House,
  database: TestDatabase,
  about: {
    brandId: number;
    survey: string;
    identityId?: number | null;
    channel?: string;
    days?: number;
    test?: boolean;
  },
): Promise<string> {
  const token = `token${String(++made).padStart(8, "0")}`;
  const { brandId, survey, identityId = null, channel = "email", days = 30, test = false } = about;
  const now = house.clock();
  await database.owner.query(
    `insert into survey_invitation (brand_id, survey_id, version, identity_id, channel, token, due_at, expires_at, state, sent_at, is_test)
     select brand_id, id, live_version, $3, $4, $5, $6, $7, 'sent', $6, $8 from survey where brand_id = $1 and key = $2`,
    [brandId, survey, identityId, channel, token, now, new Date(now.getTime() + days * 86_400_000), test],
  );
  return `/s/${linkOf(brandId, token)}`;
}
