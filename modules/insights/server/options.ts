import * as z from "zod";

/** The options of a metric that has none. */
export const noOptions = z.strictObject({});
