import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { may } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import { latestOrders } from "../../../catalog/index.ts";
import { customerGlance } from "../../../customers/index.ts";
import { visibleTo } from "../../../inbox/index.ts";
import type { CaseShown } from "../../contract.ts";
import { fillWords } from "../fill-words.ts";
import type { Case } from "../hold-case.ts";
import { linkOf } from "../link-token.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { showOneRow } from "./list-cases.ts";
import { peopleNames } from "./people-names.ts";

/** A case with everything one needs to work on it, as the actor may see it. Refuses `not_found`. */
export async function showCase(ctx: Context, house: House, id: number): Promise<CaseShown> {
  const { row, held } = await showOneRow(ctx, id);
  const { currency } = await brandSettings(ctx);
  return {
    ...row,
    wrong: held.wrong,
    rule: held.rule_key,
    outcome: held.outcome,
    cost: held.cost === null ? null : Number(held.cost),
    cost_currency: held.cost_currency,
    opened_by: (await peopleNames(ctx, [held.opened_by])).person(held.opened_by),
    responses: await responsesOf(ctx, id),
    events: await eventsOf(ctx, id),
    orders: may(ctx.actor, "catalog.read") ? await ordersOf(ctx, held.customer_id) : [],
    others: await othersOf(ctx, held),
    suggestions: await suggestionsFor(ctx, held),
    link: await openLink(ctx, house, id),
    currency,
  };
}

type Stored = {
  id: number;
  survey: string | null;
  mode: string;
  at: Date;
  scores: CaseShown["responses"][number]["scores"];
  comment: string;
  withdrawn: boolean;
};

async function responsesOf(ctx: Context, caseId: number): Promise<CaseShown["responses"]> {
  const { rows } =
    await sql<Stored>`select r.response_id as id, v.survey_name as survey, r.mode, r.answered_at as at, r.scores, r.comment,
      r.withdrawn_at is not null as withdrawn
    from case_response r left join survey_response_view v on v.brand_id = r.brand_id and v.id = r.response_id
    where r.brand_id = ${ctx.brandId} and r.case_id = ${caseId} order by r.answered_at desc, r.response_id desc`.execute(
      ctx.db,
    );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

type Happened = {
  id: number;
  kind: CaseShown["events"][number]["kind"];
  at: Date;
  by: string;
  facts: Record<string, unknown>;
  text: string;
};

async function eventsOf(ctx: Context, caseId: number): Promise<CaseShown["events"]> {
  const { rows } =
    await sql<Happened>`select e.id, e.kind, e.at, e.by, e.facts, coalesce(t.body, '') as text from case_event e
    left join case_event_text t on t.brand_id = e.brand_id and t.event_id = e.id
    where e.brand_id = ${ctx.brandId} and e.case_id = ${caseId} order by e.at desc, e.id desc limit 300`.execute(
      ctx.db,
    );
  const colleagues = (facts: Record<string, unknown>) =>
    [facts["from"], facts["to"], facts["assignee"]].map((one) => (typeof one === "string" ? one : null));
  const names = await peopleNames(
    ctx,
    rows.flatMap(({ by, facts }) => [by, ...colleagues(facts)]),
  );
  const named = (facts: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, value]) =>
        ["from", "to", "assignee"].includes(name)
          ? [name, names.person(value as string | null)?.name ?? null]
          : [name, value],
      ),
    );
  return rows.map(({ at, by, facts, ...row }) => ({
    ...row,
    at: at.toISOString(),
    by: names.person(by),
    facts: named(facts),
  }));
}

async function ordersOf(ctx: Context, customerId: number): Promise<CaseShown["orders"]> {
  const orders = await latestOrders(ctx, customerId, 3);
  return orders.map(({ ordered_at, total, ...order }) => ({
    ...order,
    at: ordered_at.toISOString(),
    total: Number(total),
  }));
}

async function othersOf(ctx: Context, held: Case): Promise<CaseShown["others"]> {
  const { rows } = await sql<{ id: number; number: number; title: string; state: Case["state"]; opened_at: Date }>`
    select c.id, c.number, c.title, c.state, c.opened_at from customer_case c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and m.customer_id = ${held.customer_id} and c.id <> ${held.id} and ${visibleTo(ctx)}
    order by c.id desc limit 10`.execute(ctx.db);
  return rows.map(({ opened_at, ...row }) => ({ ...row, opened_at: opened_at.toISOString() }));
}

async function suggestionsFor(ctx: Context, held: Case): Promise<CaseShown["suggestions"]> {
  const { language, name: brand } = await brandSettings(ctx);
  const { name } = await customerGlance(ctx, held.customer_id);
  const agent = ctx.actor.kind === "user" ? ctx.actor.name : "";
  const names = { name, brand, agent, number: String(held.number), about: held.title };
  return (await readCaseSettings(ctx)).words.map(({ key, title, text }) => ({
    key,
    title: title[language] || title.fa || title.en,
    text: fillWords(text[language] || text.fa || text.en, names),
  }));
}

async function openLink(ctx: Context, house: House, caseId: number): Promise<string | null> {
  const { rows } = await sql<{
    id: number;
  }>`select id from case_confirmation where brand_id = ${ctx.brandId} and case_id = ${caseId}
    and answered_at is null and expires_at > ${ctx.now} order by id desc limit 1`.execute(ctx.db);
  return rows[0] ? linkOf(house.config, { kind: "c", brandId: ctx.brandId, id: rows[0].id }) : null;
}
