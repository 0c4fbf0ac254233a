import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { crmValue } from "../people/person-claim.ts";

type Known = { id: number; type: string; value: string };

/** Who stands behind an identity: their name, and all by which they are known, that identity first. */
export type NamedPerson = { customerId: number; name: string | null; known: readonly Known[] };

/**
 * The people behind identities, for files that are to be read again; at most some thousand at a time. Who was erased is left out
 * of the answer: what they did must not come out under any name.
 */
export async function namePeople(ctx: Context, identityIds: readonly number[]): Promise<Map<number, NamedPerson>> {
  const { rows } = await sql<{ way: number } & NamedPerson>`
    select w.id as way, w.customer_id as "customerId", c.name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'type', i.type, 'value', i.value) order by i.id <> w.id, i.id), '[]')
       from identity i where i.brand_id = w.brand_id and i.customer_id = w.customer_id and i.value is not null
         and (i.id = w.id or i.type in ('crm', 'phone', 'email'))) as known
    from identity w join customer c on c.brand_id = w.brand_id and c.id = w.customer_id
    where w.brand_id = ${ctx.brandId} and w.id = any(${[...new Set(identityIds)]}::bigint[]) and c.erased_at is null`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ way, ...person }) => [way, person]));
}

/**
 * The cells by which an import of the same source finds a person again. A customer number counts within its source, so one of another
 * source is not given. Who has none of the three stands under another identifier in place of the number: `telegram:mina`.
 */
export function personCells({ customerId, known }: NamedPerson, sourceKey: string) {
  const first = (type: string) => known.find((one) => one.type === type)?.value ?? null;
  const numbers = known.flatMap(({ type, value }) => (type === "crm" ? [numberIn(sourceKey, value)] : []));
  const [number = null] = numbers.filter((one) => one !== null);
  const [phone, email] = [first("phone"), first("email")];
  const [other] = known;
  const stand = other
    ? other.type === "crm"
      ? other.value
      : `${other.type}:${other.value}`
    : `customer:${customerId}`;
  return { customer_external_id: number ?? (phone || email ? null : stand), phone, email };
}

/** The number behind an identity's value, where it is one of this source. */
function numberIn(sourceKey: string, value: string): string | null {
  const number = value.startsWith(`${sourceKey}:`) ? value.slice(sourceKey.length + 1) : value;
  return crmValue(sourceKey, number) === value ? number : null;
}
