import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { claim, customersOf, noon, type TestBrand, testBrand } from "../../testing.ts";
import { registerFacts } from "../fold/fact-registry.ts";
import { recordConsent } from "../profile/consents.ts";
import { listNotes, writeNote } from "../profile/notes.ts";
import { saveCustomers } from "../save/save-customers.ts";
import { mergeByHand, undoByHand } from "./merge-by-hand.ts";
import { resolvePeople } from "./resolve-people.ts";

const database = await testDatabase();

// A row is a note on the identity's source: the facts of a customer count the rows of its identities.
await database.owner.query(`create table happening (brand_id int not null, identity_id bigint not null);
  select protect('happening')`);
registerFacts({
  name: "happenings",
  columns: ["interactions"],
  select: (ctx, ids) => sql`select m.customer_id, count(*)::int as interactions from happening h
    join identity_map m on m.brand_id = h.brand_id and m.identity_id = h.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = any(${ids as number[]}::bigint[]) group by m.customer_id`,
});

async function record(on: TestBrand, identity: string): Promise<void> {
  await on.in(async (ctx) => {
    const [found] = await resolvePeople(ctx, [claim(identity)]);
    await sql`insert into happening values (${ctx.brandId}, ${found!.identityId})`.execute(ctx.db);
    await sql`insert into change (brand_id, topic, ref) values (${ctx.brandId}, 'customer', ${found!.customerId})`.execute(
      ctx.db,
    );
  });
}

const ownerOf = (on: TestBrand, identity: string) =>
  on.in(async (ctx) => (await customersOf(ctx, claim(identity)))[0]!);
const interactionsOf = (on: TestBrand, customerId: number) =>
  on.in(async (ctx) => {
    const { rows } = await sql<{
      interactions: number;
    }>`select interactions from customer_facts where customer_id = ${customerId}`.execute(ctx.db);
    return rows[0]?.interactions ?? 0;
  });

test("undoing a merge sends every row home, those that came after it too, and both are counted again", async () => {
  const on = await testBrand(database.app);
  await record(on, "crm:1");
  await record(on, "crm:2");
  const [a, b] = await on.in((ctx) => customersOf(ctx, claim("crm:1"), claim("crm:2")));
  const merge = await on.in((ctx) => mergeByHand(ctx, a!, b!));
  await record(on, "crm:2");
  await on.fold();
  expect([await interactionsOf(on, a!), await interactionsOf(on, b!)]).toEqual([3, 0]);
  await on.in((ctx) => undoByHand(ctx, merge));
  await on.fold();
  expect([await interactionsOf(on, a!), await interactionsOf(on, b!)]).toEqual([1, 2]);
});

test("notes, filled fields, tags and attributes go back where they came from; what was changed since stays", async () => {
  const on = await testBrand(database.app);
  const [a, b] = await on.in(async (ctx) => {
    const made = await saveCustomers(ctx, [
      { source: "shop", external_id: "1", tags: ["قدیمی"] },
      { source: "shop", external_id: "2", name: "سارا احمدی", city: "یزد", tags: ["قدیمی", "عمده"] },
    ]);
    return made.map((one) => (one as { id: number }).id);
  });
  await on.in((ctx) => writeNote(ctx, b!, "زنگ بزنیم"));
  const merge = await on.in((ctx) => mergeByHand(ctx, a!, b!));
  const look = (id: number) =>
    on.in(
      async (ctx) =>
        (await sql<object>`select name, city, tags from customer where id = ${id}`.execute(ctx.db)).rows[0],
    );
  expect(await look(a!)).toEqual({ name: "سارا احمدی", city: "یزد", tags: ["قدیمی", "عمده"] });
  expect(await on.in((ctx) => listNotes(ctx, a!))).toHaveLength(1);
  await on.in((ctx) => sql`update customer set city = 'کرمان' where id = ${a}`.execute(ctx.db));
  await on.in((ctx) => undoByHand(ctx, merge));
  expect(await look(a!)).toEqual({ name: null, city: "کرمان", tags: ["قدیمی"] });
  expect(await look(b!)).toEqual({ name: "سارا احمدی", city: "یزد", tags: ["قدیمی", "عمده"] });
  expect(await on.in((ctx) => listNotes(ctx, a!))).toHaveLength(0);
  expect(await on.in((ctx) => listNotes(ctx, b!))).toHaveLength(1);
});

test("who said no while two counted as one has said it for both", async () => {
  const on = await testBrand(database.app);
  const [a, b] = await on.in((ctx) => customersOf(ctx, claim("crm:1"), claim("crm:2")));
  const merge = await on.in((ctx) => mergeByHand(ctx, a!, b!));
  const no = { channel: "sms", purpose: "marketing" as const, granted: false, source: "phone" };
  await on.in((ctx) => recordConsent(ctx, a!, no));
  await on.in((ctx) => undoByHand(ctx, merge));
  const rows = await on.in(
    async (ctx) => (await sql`select customer_id, granted from consent order by customer_id`.execute(ctx.db)).rows,
  );
  expect(rows).toEqual([
    { customer_id: a, granted: false },
    { customer_id: b, granted: false },
  ]);
});

test("a merge can be undone for thirty days, once, and the two are not joined by themselves again", async () => {
  const on = await testBrand(database.app);
  const [a, b] = await on.in((ctx) => customersOf(ctx, claim("telegram:1"), claim("bale:1")));
  await on.in((ctx) => customersOf(ctx, claim("telegram:1", "bale:1")));
  const merge = await on.in(
    async (ctx) => (await sql<{ id: number }>`select id from customer_merge`.execute(ctx.db)).rows[0]!.id,
  );
  const late = new Date(noon.getTime() + 31 * 86_400_000);
  await expect(on.in((ctx) => undoByHand(ctx, merge), late)).rejects.toMatchObject({ code: "merge_too_old" });
  await on.in((ctx) => undoByHand(ctx, merge));
  await expect(on.in((ctx) => undoByHand(ctx, merge))).rejects.toMatchObject({ code: "conflict" });
  await on.in((ctx) => customersOf(ctx, claim("telegram:1", "bale:1")));
  expect([await ownerOf(on, "telegram:1"), await ownerOf(on, "bale:1")]).toEqual([a, b]);
});

test("an identity that came to a merged customer goes with whom it was named", async () => {
  const on = await testBrand(database.app);
  const [a, b] = await on.in((ctx) => customersOf(ctx, claim("crm:a:1"), claim("crm:b:1")));
  const merge = await on.in((ctx) => mergeByHand(ctx, a!, b!));
  expect(await on.in((ctx) => customersOf(ctx, claim("crm:b:1", "email:b@b.ir")))).toEqual([a]);
  await on.in((ctx) => undoByHand(ctx, merge));
  expect(await ownerOf(on, "email:b@b.ir")).toBe(b);
});

type Step =
  | { deed: "record"; who: number }
  | { deed: "merge"; winner: number; loser: number }
  | { deed: "undo"; which: number };
const people = 6;
const who = fc.nat(people - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ deed: fc.constant("record" as const), who }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant("merge" as const), winner: who, loser: who }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant("undo" as const), which: fc.nat(20) }) },
);

/** The simplest thing that could be right: who is merged into whom, and how many rows each person has of their own. */
class Model {
  readonly into: (number | null)[] = Array(people).fill(null);
  readonly rows: number[] = Array(people).fill(0);
  standing(one: number): number {
    const next = this.into[one]!;
    return next === null ? one : this.standing(next);
  }
  count(one: number): number {
    return this.rows.reduce((sum, rows, other) => sum + (this.standing(other) === one ? rows : 0), 0);
  }
}

test("after any merges, undoings and newer rows every identity belongs to its rightful customer and the facts are as counted anew", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const on = await testBrand(database.app);
      const names = Array.from({ length: people }, (_, n) => `crm:s${n}:x`);
      const saved = await on.in((ctx) =>
        saveCustomers(
          ctx,
          names.map((_, n) => ({
            source: `s${n}`,
            external_id: "x",
            ...(n % 2 && { city: `شهر ${n}` }),
            tags: [`${n}`],
          })),
        ),
      );
      const ids = saved.map((one) => (one as { id: number }).id);
      const model = new Model();
      const merges: { id: number; loser: number }[] = [];
      for (const one of steps) await take(on, one, { ids, names, model, merges });
      await on.fold();
      await expectLike(on, { ids, names, model });
      for (const { id } of merges) await on.in((ctx) => undoByHand(ctx, id));
      const rows = await on.in(
        async (ctx) =>
          (
            await sql<{ city: string | null; tags: string[] }>`select city, tags from customer order by id`.execute(
              ctx.db,
            )
          ).rows,
      );
      expect(rows).toEqual(ids.map((_, n) => ({ city: n % 2 ? `شهر ${n}` : null, tags: [`${n}`] })));
    }),
    { numRuns: 25 },
  );
});

type Ground = { ids: number[]; names: string[]; model: Model };

async function take(
  on: TestBrand,
  one: Step,
  { ids, names, model, merges }: Ground & { merges: { id: number; loser: number }[] },
) {
  if (one.deed === "record") {
    await record(on, names[one.who]!);
    model.rows[one.who]! += 1;
  } else if (one.deed === "merge") {
    const [winner, loser] = [model.standing(one.winner), model.standing(one.loser)];
    if (winner === loser) return;
    merges.push({ id: await on.in((ctx) => mergeByHand(ctx, ids[winner]!, ids[loser]!)), loser });
    model.into[loser] = winner;
  } else if (merges.length > 0) {
    const [merge] = merges.splice(one.which % merges.length, 1);
    await on.in((ctx) => undoByHand(ctx, merge!.id));
    model.into[merge!.loser] = null;
  }
}

async function expectLike(on: TestBrand, { ids, names, model }: Ground): Promise<void> {
  const owners = await on.in((ctx) => customersOf(ctx, ...names.map((name) => claim(name))));
  expect(owners).toEqual(ids.map((_, n) => ids[model.standing(n)]));
  for (const [n, id] of ids.entries())
    expect(await interactionsOf(on, id)).toBe(model.standing(n) === n ? model.count(n) : 0);
}
