import { system, withBrand } from "../../../../../platform/db/index.ts";
import type { House } from "../../../../../platform/house/module.ts";
import { accountById, settingsOf } from "../accounts.ts";
import type { GroupWords, SendOutcome } from "../channel-adapter.ts";
import { channelTools } from "../channel-tools.ts";
import { adapterOf } from "../registry.ts";

/**
 * Says something in a group, as an answer to what was said there, through the account that heard it; with no transaction open. An account
 * that was taken off, or has no groups, is a failure `account_gone`.
 */
export async function speakInGroup(
  house: House,
  brandId: number,
  accountId: number,
  words: GroupWords,
): Promise<SendOutcome> {
  const on = { brandId, actor: system("channel"), now: house.clock(), readOnly: true };
  const account = await withBrand(house.database.app, on, (ctx) => accountById(ctx, accountId)).catch(() => null);
  const speak = account?.secrets_sealed ? adapterOf(account.kind).speakInGroup : undefined;
  if (!account || !speak) return { state: "failed", code: "account_gone", again: null };
  return speak(settingsOf(account, house.config.secretKey), words, channelTools(house, house.clock()));
}
