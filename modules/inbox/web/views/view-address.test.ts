import { expect, test } from "vitest";
import { type InboxViewRow, viewFilters } from "../../contract.ts";
import { readAddress } from "../use-inbox-address.ts";
import { addressOf, filtersOf, isShown } from "./view-address.ts";

const saved = (filters: object) => ({ filters: viewFilters.parse(filters) }) as InboxViewRow;

test("what is saved of an address leads back to it, and to nothing else", () => {
  for (const raw of [
    {},
    { view: "mine" },
    { view: "resolved", label: "ارسال", order: "newest" },
    { priority: "2", waiting_over: "60", assignee: "me", q: "شکسته" },
  ]) {
    const address = readAddress(raw);
    const view = saved(filtersOf(address));
    expect(isShown(view, address)).toBe(true);
    const left = Object.fromEntries(Object.entries(addressOf(view)).filter(([, value]) => value));
    expect(readAddress(left)).toEqual(address);
    expect(isShown(view, readAddress({ ...raw, channel: "sms" }))).toBe(false);
  }
});
