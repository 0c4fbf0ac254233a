import * as z from "zod";

export const id = z.number().int().positive();
export const idParams = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
export const made = z.object({ id });
export const instant = z.iso.datetime({ offset: true });
/** Words in both languages; where one is empty the other is said. */
export const bothWords = z.object({ fa: z.string().trim().max(2000), en: z.string().trim().max(2000) });
export type BothWords = z.infer<typeof bothWords>;
export type Language = "fa" | "en";
