import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

/** The brand's days begin at another moment now: whatever is counted by its day is to be counted anew. */
export const TimeZoneChanged = defineEvent("TimeZoneChanged", z.object({ from: z.string(), to: z.string() }));
