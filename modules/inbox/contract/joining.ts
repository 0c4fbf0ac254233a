import * as z from "zod";

const id = z.number().int().positive();

/** The conversation in the address goes into this one. */
export const mergeBody = z.object({ into: id });
/** This message and all after it become a conversation of their own. */
export const splitBody = z.object({ message: id });
