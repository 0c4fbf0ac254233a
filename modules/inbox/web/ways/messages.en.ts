import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of how a channel lets one answer, in English. */
export const en: Words<typeof fa> = {
  openUntil: (when: string) => `Free to write until ${when}`,
  peopleUntil: (when: string) => `24 hours are over; people only, until ${when}`,
  closedTitle: "24 hours since the customer's last message",
  closedText:
    "This channel takes no free words any more. Send an approved template; once the customer answers you write freely again.",
  firstTitle: "The customer has not written over this channel yet",
  useTemplate: "Send an approved template",
  noTemplate: "Back to free words",
  template: "Approved template",
  templatePlaceholder: "Choose a template",
  noTemplates: "There is no approved template. Make one in WhatsApp Manager; once approved it shows here.",
  gap: (name: string) => `Gap ${name}`,
  gapHeader: (name: string) => `Gap of the title ${name}`,
  gapButton: "End of the button's address",
  example: (text: string) => `Such as “${text}”`,
  preview: "As the customer reads it",
  needsFile: {
    image: "This template needs a picture; please attach one.",
    video: "This template needs a film; please attach one.",
    document: "This template needs a file; please attach one.",
  },
  noFiles: "This template takes no file; please remove it.",
  ways: { public: "under the comment, for all", private: "privately, once" },
  publicNote: "This answer stands under their comment, for everybody to read.",
  privateNote: "This reaches the writer of the comment alone; once for a comment, within seven days.",
  post: "Public, under a post",
  seePost: "See the post",
  marks: {
    public: "Under the comment, public",
    private: "Private, to the comment's writer",
    comment: "Public comment",
  },
  elsewhere: "A colleague, with another program",
};
