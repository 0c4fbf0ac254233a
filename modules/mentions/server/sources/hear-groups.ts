import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Overheard, registerGroupListener } from "../../../inbox/index.ts";
import type { Heard } from "../take/heard.ts";
import { takeMentions } from "../take/take-mentions.ts";

/** Lets the bots of the inbox bring what is said in their groups; of that only what a term is found in is kept. */
export function listenToGroups(): void {
  registerGroupListener("mentions", async (ctx, account, heard) => {
    const source = await sourceOfAccount(ctx, account);
    if (source)
      await takeMentions(
        ctx,
        { id: source, keep_all: false },
        heard.map((one) => heardIn(one, account.id)),
      );
  });
}

/** The source of a bot, made when it first hears something; null where people took it away. */
async function sourceOfAccount(ctx: Context, { id, name }: { id: number; name: string }): Promise<number | null> {
  await sql`insert into mention_source (brand_id, kind, name, account_id, keep_all, made_at)
    values (${ctx.brandId}, 'group', ${name.slice(0, 100)}, ${id}, false, ${ctx.now}) on conflict do nothing`.execute(
    ctx.db,
  );
  const { rows } = await sql<{
    id: number;
    removed: boolean;
  }>`select id, removed_at is not null as removed from mention_source
    where brand_id = ${ctx.brandId} and account_id = ${id}`.execute(ctx.db);
  return rows[0] && !rows[0].removed ? rows[0].id : null;
}

function heardIn(one: Overheard, account: number): Heard {
  return {
    ...{
      key: one.externalId,
      saidAt: one.at,
      title: "",
      text: one.text,
      author: one.name,
      link: one.link,
      place: one.group,
    },
    ...{ channel: one.from.type, identity: { type: one.from.type, value: one.from.value } },
    chat: { account, chat: one.chat, message: one.message },
  };
}
