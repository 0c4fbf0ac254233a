import type { House } from "../../../../platform/house/module.ts";
import type { Me } from "../../contract.ts";
import { membershipsOf } from "../people/memberships.ts";
import type { User } from "../people/users.ts";
import { permissionsOf } from "../permissions.ts";
import { setUpNeeded } from "./directory.ts";

/** What the web app needs to know first: who is signed in, where they work and what they may do there. */
export async function answerMe(house: House, user: User | null): Promise<Me> {
  const { app } = house.database;
  const memberships = user ? await membershipsOf(app, user.id) : [];
  return {
    user,
    setUpNeeded: memberships.length === 0 && (await setUpNeeded(app)),
    mail: Boolean(house.config.smtpUrl),
    brands: memberships.map(({ id: _id, workingWeek: _week, lapseAfterDays: _lapse, ...brand }) => ({
      ...brand,
      permissions: [...permissionsOf(brand.role)],
    })),
  };
}
