import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

/** The brand's days begin at another moment now: whatever is counted by its day is to be counted anew. */
export const TimeZoneChanged = defineEvent("TimeZoneChanged", z.object({ from: z.string(), to: z.string() }));

/** The working week or a holiday is another one now: what is due in working time is to be worked out anew. */
export const WorkingTimeChanged = defineEvent("WorkingTimeChanged", z.object({}));
