import type { fa } from "./words.fa.ts";

/** Words of letters and messages about meetings. */
export const en: typeof fa = {
  kinds: { meeting: "meeting", webinar: "webinar" },
  hello: (name) => (name ? `Hello ${name},` : "Hello,"),
  subjects: {
    invitation: (kind, title) => `Invitation to the ${kind} “${title}”`,
    change: (kind, title) => `The ${kind} “${title}” has changed`,
    cancellation: (kind, title) => `Cancelled: the ${kind} “${title}”`,
    confirmation: (kind, title) => `You are signed up for the ${kind} “${title}”`,
    link: (kind, title) => `Your link to the ${kind} “${title}”`,
  },
  openings: {
    invitation: (kind, title) => `You are invited to the ${kind} “${title}”.`,
    change: (kind, title) => `Something about the ${kind} “${title}” has changed. Please see below how it stands now.`,
    cancellation: (kind, title) => `The ${kind} “${title}” will not take place. We are sorry for the change of plans.`,
    confirmation: (kind, title) => `You are signed up for the ${kind} “${title}”, and a place is kept for you.`,
    link: (kind, title) =>
      `Your address was used to sign up for the ${kind} “${title}”. The answer that you gave before still stands; your link is below if you want to change it.`,
  },
  when: "When",
  minutes: (count) => `${count} minutes`,
  where: "Where",
  online: "Online; the way in is on your page.",
  by: "Organised by",
  ask: "Will you come?",
  answers: { yes: "I will come", maybe: "Maybe", no: "I cannot come" },
  page: "Your page to answer, to join and for the calendar file",
  open: "Open my page",
  why: (brand) => `${brand} sent you this letter.`,
  stop: "Send no more letters like this",
  stopSms: "Reply STOP to get no more",
};
