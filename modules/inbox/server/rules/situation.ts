import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { type CustomerStanding, customerStandings } from "../../../customers/index.ts";
import type { ConversationStatus } from "../../contract.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { brandHours } from "../service-level/brand-hours.ts";
import { isOpen, type WorkingCalendar } from "../service-level/working-time.ts";

/** Everything that a rule can ask about, as it is or was at one moment. */
export type Situation = {
  at: Date;
  channel: string;
  account: number | null;
  status: ConversationStatus;
  priority: number;
  labels: readonly string[];
  team: number | null;
  assignee: string | null;
  /** The customer's last words, and whether a machine wrote them. */
  text: string;
  byMachine: boolean;
  waitingSince: Date | null;
  messageCount: number;
  /** The customer had no conversation before this one. */
  isNew: boolean;
  customer: CustomerStanding | undefined;
  calendar: WorkingCalendar;
};

type Words = { text: string; by_machine: boolean; messages: number; is_new: boolean };

/** How a held conversation stands now. */
export async function situationNow(ctx: Context, held: Conversation): Promise<Situation> {
  const { rows } = await sql<Words>`
    select coalesce(last.body, '') as text, coalesce(last.by_machine, false) as by_machine,
      (select count(*)::int from message m where m.brand_id = ${ctx.brandId} and m.conversation_id = ${held.id}
        and m.kind = 'message' and m.withdrawn_at is null) as messages,
      not exists (select from identity_map i join conversation c on c.brand_id = i.brand_id and c.identity_id = i.identity_id
        where i.brand_id = ${ctx.brandId} and i.customer_id = ${held.customer_id} and c.id <> ${held.id}
          and c.opened_at < ${held.opened_at} and c.merged_into is null) as is_new
    from (select 1) one left join lateral (select t.body, m.by_machine or coalesce((t.meta ->> 'automatic')::boolean, false) as by_machine
      from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
      where m.brand_id = ${ctx.brandId} and m.conversation_id = ${held.id} and m.direction = 'in' order by m.seq desc limit 1) last on true`.execute(
    ctx.db,
  );
  const words = rows[0]!;
  return {
    at: ctx.now,
    channel: held.channel,
    account: held.account_id,
    status: held.status,
    priority: held.priority,
    labels: held.labels,
    team: held.team_id,
    assignee: held.assignee_id,
    text: words.text,
    byMachine: words.by_machine,
    waitingSince: held.waiting_since,
    messageCount: words.messages,
    isNew: words.is_new,
    customer: (await customerStandings(ctx, [held.customer_id])).get(held.customer_id),
    calendar: await brandHours(ctx),
  };
}

/** The brand's clock on the wall at a moment: `09:30`, and the day of the week as working weeks name it. */
export function wallClock({ at, calendar }: Pick<Situation, "at" | "calendar">): { time: string; weekday: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: calendar.timeZone,
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return { time: `${part("hour")}:${part("minute")}`, weekday: part("weekday").toLowerCase() };
}

/** Whether the brand works at that moment. */
export const worksAt = ({ at, calendar }: Pick<Situation, "at" | "calendar">): boolean => isOpen(calendar, at);

/** What a text of a rule may name. */
export async function namesFor(ctx: Context, { customer }: Situation): Promise<{ customer: string; brand: string }> {
  return { customer: customer?.name ?? "", brand: (await brandSettings(ctx)).name };
}
