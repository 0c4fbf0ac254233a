import type { Words } from "../../../platform/i18n/index.ts";
import type { letters as fa } from "./letters.fa.ts";

export const letters: Words<typeof fa> = {
  reset: {
    subject: "A new password for Hamdel",
    text: (name, link) => `Hello ${name},

A new password was asked for your account. Within an hour you can choose one at this address:

${link}

If this was not you, nothing needs to be done: your present password stays.`,
  },
  invitation: {
    subject: (brand) => `You are invited to “${brand}” on Hamdel`,
    text: (brand, inviter, link) => `Hello,

${inviter} invites you to work in “${brand}”. Within seven days you can accept at this address:

${link}`,
  },
};
