import type { Words } from "../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the frame around every page, in English. */
export const en: Words<typeof fa> = {
  product: "Hamdel",
  skip: "Skip to content",
  places: "Places",
  search: "Search",
  more: "More",
  close: "Close",
  demo: "Demo",
  brands: "Your brands",
  language: "Language",
  calendar: "Calendar",
  jalali: "Jalali",
  gregorian: "Gregorian",
  scheme: "Colours",
  light: "Light",
  dark: "Dark",
  auto: "Automatic",
  density: "Density",
  comfortable: "Comfortable",
  compact: "Compact",
  shortcuts: "Keyboard shortcuts",
  signOut: "Sign out",
  settings: "Settings",
  roles: { owner: "Owner", manager: "Manager", agent: "Agent", analyst: "Analyst", viewer: "Viewer" },
  palette: {
    placeholder: "Search customers, places, commands…",
    places: "Places",
    commands: "Commands",
    brands: "Go to brand",
    nothing: "Nothing found. Try fewer letters.",
  },
  notFound: {
    title: "This page was not found",
    text: "The address may have changed, or this part is not open to you.",
    home: "Go to the start page",
  },
  crash: {
    title: "This page stopped working",
    text: "Your data is where it was. Open the page again; if it happens twice, tell whoever runs this installation.",
    reload: "Open the page again",
  },
  nothingToSee: {
    title: "No part is open to you yet",
    text: "Your role in this brand opens no page. Ask a manager of the brand to change your role.",
  },
  noBrand: {
    title: "You are not in any brand yet",
    text: "Ask a colleague to send an invitation to your e-mail address.",
  },
};
