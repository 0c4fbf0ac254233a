import type { PageKind } from "./page-account.ts";

/** The most characters of one message. */
export const longestText: Record<PageKind, number> = { messenger: 2000, instagram: 1000 };

/** The most characters of a comment of ours. */
export const longestComment: Record<PageKind, number> = { messenger: 8000, instagram: 2200 };
