import { IconSettings } from "@tabler/icons-react";
import type { Place } from "../../platform/ui/module.ts";
import { modules } from "./modules.ts";

const settings: Place = {
  path: "settings",
  label: { fa: "تنظیمات", en: "Settings" },
  icon: IconSettings,
  order: 130,
  key: "s",
};

const byOrder = (a: Place, b: Place) => a.order - b.order;
const allowed = (permissions: readonly string[]) => (place: { permission?: string }) =>
  !place.permission || permissions.includes(place.permission);

/** The entries of the settings page that someone with these permissions sees. */
export function settingsPlaces(permissions: readonly string[]): Place[] {
  return modules
    .flatMap((module) => module.settingsPlaces ?? [])
    .filter(allowed(permissions))
    .sort(byOrder);
}

/** Where in the order of settings a group begins, and what it is called. */
const settingsBegin = [
  { from: 0, label: { fa: "کسب‌وکار", en: "Business" } },
  { from: 40, label: { fa: "مشتریان", en: "Customers" } },
  { from: 50, label: { fa: "راه‌های گفتگو", en: "Ways to talk" } },
  { from: 54, label: { fa: "کار روزانه", en: "Daily work" } },
  { from: 70, label: { fa: "برنامه‌ها و داده‌ها", en: "Programs and data" } },
  { from: 90, label: { fa: "دیگر", en: "More" } },
];

/** The entries of the settings page in their groups; none is empty. */
export function settingsGroups(permissions: readonly string[]) {
  const places = settingsPlaces(permissions);
  return settingsBegin
    .map(({ from, label }, at) => ({
      label,
      places: places.filter(({ order }) => order >= from && order < (settingsBegin[at + 1]?.from ?? Infinity)),
    }))
    .filter((group) => group.places.length > 0);
}

/** The places of the side bar that someone with these permissions sees, in their order. */
export function placesFor(permissions: readonly string[]): Place[] {
  const places = modules.flatMap((module) => module.places ?? []).filter(allowed(permissions));
  if (settingsPlaces(permissions).length > 0) places.push(settings);
  return places.sort(byOrder);
}

/** Where in the order a group begins: the day's work, customers, what answers them, what is measured and set up. */
const groupsBegin = [30, 60, 80];

/** The places of the side bar in their groups; none is empty. */
export function inGroups(places: readonly Place[]): Place[][] {
  const groups: Place[][] = [[], ...groupsBegin.map(() => [])];
  for (const place of places) groups[groupsBegin.filter((begin) => begin <= place.order).length]!.push(place);
  return groups.filter((group) => group.length > 0);
}

/** What the palette can do and where it can look, for someone with these permissions. */
export function paletteFor(permissions: readonly string[]) {
  return {
    commands: modules.flatMap((module) => module.commands ?? []).filter(allowed(permissions)),
    searches: modules.flatMap((module) => module.searches ?? []).filter(allowed(permissions)),
  };
}

/** What watches, unseen, on every page for someone with these permissions. */
export function watchersFor(permissions: readonly string[]) {
  return modules.flatMap((module) => module.watcher ?? []).filter(allowed(permissions));
}

/** What stands in the frame of every page, for someone with these permissions. */
export function standingFor(permissions: readonly string[]) {
  return modules.flatMap((module) => module.standing ?? []).filter(allowed(permissions));
}

/** The path someone with these permissions lands on, or null where nothing is open to them. */
export function firstPath(permissions: readonly string[]): string | null {
  return placesFor(permissions)[0]?.path ?? null;
}

const brandPlace = "hamdel.brand";

/** The brand that was open last on this device. */
export function rememberedBrand(): string | null {
  return localStorage.getItem(brandPlace);
}

/** Remembers which brand is open. */
export function rememberBrand(slug: string): void {
  localStorage.setItem(brandPlace, slug);
}
