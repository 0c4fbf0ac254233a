import type { ComponentType } from "react";
import type { ConversationRow } from "../../contract.ts";

/** What stands above the composer while a reply is written: `write` puts words where the reply is, after what stands there. */
export type ComposerExtraProps = {
  conversation: number;
  status: ConversationRow["status"];
  write: (text: string) => void;
};
type Registered = { permission: string; component: ComponentType<ComposerExtraProps> };

const extras: Registered[] = [];

/** Lets a higher module offer something to whoever writes a reply, where they hold the permission. */
export function registerComposerExtra(extra: Registered): void {
  extras.push(extra);
}

/** What higher modules offer above the composer. */
export function composerExtras(): readonly Registered[] {
  return extras;
}
