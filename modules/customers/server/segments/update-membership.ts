import type { Context } from "../../../../platform/db/index.ts";

export async function updateMembership(_ctx: Context, _ids: readonly number[]): Promise<void> {}
