import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { type InboxView, views } from "../contract.ts";

export const filterNames = [
  "channel",
  "team",
  "assignee",
  "label",
  "status",
  "priority",
  "waiting_over",
  "customer",
  "account",
  "q",
  "order",
] as const;
export type FilterName = (typeof filterNames)[number];

/** What the address of the inbox says. */
export type InboxAddress = {
  view: InboxView;
  filters: Partial<Record<FilterName, string>>;
  /** The chosen conversation. */
  chosen: number | null;
  /** A conversation is to be begun: with this customer, or with one to be chosen; on this channel, where one is named. */
  begin: { customer: number | null; channel: string | null } | null;
  /** Whether the customer's side is open, where it is not always there. */
  side: boolean;
};

export type AddressChange = Partial<Record<FilterName | "view" | "c" | "side" | "new" | "new_channel", string | null>>;

/** The inbox's state, which is its address, and a way to change it; `push` makes «back» lead here again. */
export function useInboxAddress(): [InboxAddress, (change: AddressChange, push?: boolean) => void] {
  const navigate = useNavigate();
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const change = useCallback(
    (changed: AddressChange, push = false) => {
      const search = (before: Record<string, unknown>) =>
        Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, value]) => value));
      void navigate({ to: ".", search: search as never, replace: !push });
    },
    [navigate],
  );
  return [readAddress(raw), change];
}

/** Reads the address; words it does not know are as if left out. */
export function readAddress(raw: Record<string, unknown>): InboxAddress {
  const view = views.find((one) => one === raw["view"]) ?? "all";
  const filters = Object.fromEntries(filterNames.filter((name) => raw[name]).map((name) => [name, String(raw[name])]));
  const chosen = Number(raw["c"]);
  return {
    view,
    filters,
    chosen: Number.isSafeInteger(chosen) && chosen > 0 ? chosen : null,
    begin: raw["new"]
      ? { customer: Number(raw["new"]) || null, channel: raw["new_channel"] ? String(raw["new_channel"]) : null }
      : null,
    side: raw["side"] === "1",
  };
}
