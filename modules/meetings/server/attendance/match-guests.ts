import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { namePeople } from "../../../customers/index.ts";
import { type Attended, nameForm } from "./add-up.ts";

export type KnownGuest = { id: number; identity_id: number };
const atOnce = 2000;

/**
 * Tells which guest a person of a file is: by e-mail, then by phone, then by their name written the same, where one guest alone has it. Null
 * for strangers.
 */
export async function guestFinder(ctx: Context, meetingId: number): Promise<(one: Attended) => KnownGuest | null> {
  const { rows: guests } = await sql<KnownGuest>`select id, identity_id from meeting_guest
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} order by id`.execute(ctx.db);
  const byWay = new Map<string, KnownGuest>();
  const byName = new Map<string, { guest: KnownGuest; customerId: number } | null>();
  for (let at = 0; at < guests.length; at += atOnce) {
    const part = guests.slice(at, at + atOnce);
    const people = await namePeople(
      ctx,
      part.map(({ identity_id }) => identity_id),
    );
    for (const guest of part) {
      const person = people.get(guest.identity_id);
      if (!person) continue;
      for (const { type, value } of person.known) {
        const way = `${type}:${value}`;
        if (!byWay.has(way)) byWay.set(way, guest);
      }
      const form = nameForm(person.name ?? "");
      const before = byName.get(form);
      // Two customers of one name: nobody can say which of them it was.
      if (before === undefined) byName.set(form, { guest, customerId: person.customerId });
      else if (before && before.customerId !== person.customerId) byName.set(form, null);
    }
  }
  return ({ email, phone, name }) => {
    const form = nameForm(name);
    const named = form === "" ? null : (byName.get(form)?.guest ?? null);
    return (email && byWay.get(`email:${email}`)) || (phone && byWay.get(`phone:${phone}`)) || named || null;
  };
}
