import type { fa } from "./words.fa.ts";

/** The words of the public page of branches. */
export const en: typeof fa = {
  title: "Branches and dealers",
  otherLanguage: "فارسی",
  intro: "Find the nearest one, see when it is open, and set out.",
  nearest: "Nearest to me",
  nearNote: "Your position is used for this order alone and is not kept.",
  noPlace: "Your position was not found. Choose your city from the list.",
  byDistance: "Nearest to you first",
  cities: "Cities",
  all: "All cities",
  city: (name) => `Branches and dealers in ${name}`,
  show: "Show",
  kinds: { own: "Branch", dealer: "Dealer", representative: "Representative" },
  comma: ", ",
  call: "Call",
  way: "Way on the map",
  hours: "Opening hours",
  holidays: "Open on public holidays too",
  kilometres: (n) => `${n} km`,
  metres: (n) => `${n} m`,
  next: "More",
  empty: "No branch is listed yet.",
  noneInCity: "We have no branch in this city.",
};
