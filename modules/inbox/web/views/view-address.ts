import type { InboxViewRow } from "../../contract.ts";
import { type AddressChange, filterNames, type InboxAddress } from "../use-inbox-address.ts";

/** The filters on screen, as they are saved. */
export function filtersOf({ view, filters }: InboxAddress): Record<string, string> {
  return { view, ...filters };
}

/** The change of the address that opens a saved view, and nothing of what stood there before. */
export function addressOf({ filters }: InboxViewRow): AddressChange {
  const kept = Object.fromEntries(filterNames.map((name) => [name, textOf(filters[name])]));
  return {
    ...kept,
    view: filters.view === "all" ? null : filters.view,
    ...(kept["order"] === "waiting" && { order: null }),
  };
}

/** Whether a saved view is what is on screen. */
export function isShown({ filters }: InboxViewRow, address: InboxAddress): boolean {
  const order = (value: unknown) => textOf(value) ?? "waiting";
  return (
    filters.view === address.view &&
    filterNames.every((name) =>
      name === "order"
        ? order(filters.order) === order(address.filters.order)
        : textOf(filters[name]) === textOf(address.filters[name]),
    )
  );
}

const textOf = (value: unknown) => (value === undefined || value === null || value === "" ? null : String(value));
