import type { ComponentType } from "react";

/** What stands beside a conversation under its customer: a part of a higher module. */
export type SidePartProps = { conversation: number; customer: number };
type Registered = { permission: string; component: ComponentType<SidePartProps> };

const parts: Registered[] = [];

/** Lets a higher module show something beside a conversation, to those who hold the permission. */
export function registerSidePart(part: Registered): void {
  parts.push(part);
}

/** What higher modules show beside a conversation. */
export function sideExtras(): readonly Registered[] {
  return parts;
}
