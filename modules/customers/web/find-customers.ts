import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import type { Hit } from "../../../platform/ui/module.ts";
import { type CustomerRow, customerList } from "../contract.ts";
import { shownPhone } from "./parts/shown-phone.ts";

/** A customer who was found: their name, and what tells them from others of that name. */
export type FoundPerson = { id: string; title: string; addresses: string[]; city: string | null };

/** The customers whose name or identifiers hold what was typed, for a field that picks some; the newest ones where nothing was. */
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ["people-to-pick", currentBrand(), text],
    queryFn: ({ signal }) => findPeople(text, signal),
  });

/** The customers whose name or identifiers hold the text, for the palette. */
export async function findCustomers(text: string, signal: AbortSignal): Promise<Hit[]> {
  const people = await findPeople(text, signal);
  return people.map(({ id, title, addresses, city }) => ({
    id,
    title,
    note: [...addresses, city].filter(Boolean).join(" · "),
    path: `customers/${id}`,
  }));
}

async function findPeople(text: string, signal: AbortSignal): Promise<FoundPerson[]> {
  const { rows } = await api.get("/customers", customerList, { query: { search: text, limit: 8 }, signal });
  return rows.map(toPerson);
}

function toPerson({ id, label, phone, email, city }: CustomerRow): FoundPerson {
  const addresses = [phone, email].flatMap((one) => (one && one !== label ? [shownPhone(one)] : []));
  return { id: String(id), title: label ? shownPhone(label) : `#${id}`, addresses, city };
}
