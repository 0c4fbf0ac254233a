import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the possible duplicates, in English. */
export const en: Words<typeof fa> = {
  title: "Possible duplicates",
  waiting: (count: string) => `${count} pairs wait for your word`,
  ofOne: "Pairs of one customer",
  all: "See all",
  empty: {
    title: "Everybody is told apart",
    text: "Each night Hamdel looks for customers who may be the same person, and lays them side by side here for you to decide.",
    back: "Go to customers",
  },
  reasons: {
    shared_contact: (what: string) => `Both are known by ${what}.`,
    named_together: (what: string) => `One file gave ${what} to both.`,
    same_device: () => "Both came to the site with one device.",
    same_name_city: () => "They share a name and a city.",
    same_name_birthday: () => "They share a name and a birthday.",
    same_name_owner: () => "They share a name and an owner.",
    similar_email: () => "Their e-mail addresses are much alike.",
  },
  identifier: "one identifier",
  one: "One person",
  two: "Two people",
  joined: "Joined",
  apart: "Noted: two people",
  next: "Next pair",
  previous: "Previous pair",
  keys: "j and k go from pair to pair, y joins, n keeps apart.",
  position: (at: string, all: string) => `${at} of ${all}`,
  undoable: "For 30 days you can take them apart again.",
};
