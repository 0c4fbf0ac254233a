import type { ServiceLevelBody } from "../../inbox/contract.ts";

const usual = { counts: "working", hours: null, pauses_while_snoozed: true, warn_percent: 80 } as const;

/** What the demo's shop promises its customers, in the order in which it is tried. */
export const levelsOfShop: readonly ServiceLevelBody[] = [
  {
    ...usual,
    teams: [],
    segments: [],
    name: "گفتگوهای فوری",
    channels: [],
    priorities: [2],
    first_reply: 15,
    next_reply: 20,
    resolution: 240,
  },
  {
    ...usual,
    teams: [],
    segments: [],
    name: "گفتگوی سایت",
    channels: ["chat"],
    priorities: [],
    first_reply: 30,
    next_reply: 60,
    resolution: 480,
  },
  {
    ...usual,
    teams: [],
    segments: [],
    name: "ایمیل",
    channels: ["email"],
    priorities: [],
    first_reply: 240,
    next_reply: 240,
    resolution: null,
  },
];
