import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

const id = z.number().int();

const some = z.object({ customerIds: z.array(id) });

/** Customers who are known from now on, 5,000 at most; visitors of whom nobody knows who they are come when they are known. */
export const CustomersCreated = defineEvent("CustomersCreated", some);

/** Customers whose profile or identities are others now, 5,000 at most. */
export const CustomersChanged = defineEvent("CustomersChanged", some);

/** Customers turned out to be one: the loser's identities and everything that came by them count for the winner now. */
export const CustomersMerged = defineEvent(
  "CustomersMerged",
  z.object({ merges: z.array(z.object({ mergeId: id, winnerId: id, loserId: id, automatic: z.boolean() })) }),
);

/** They were two after all: the loser stands alone again, with everything that is its own, newer rows too. */
export const CustomerMergeUndone = defineEvent(
  "CustomerMergeUndone",
  z.object({ mergeId: id, winnerId: id, loserId: id }),
);

/** The person is gone; facts stay. `customerIds` holds everybody who had been merged into this one, too. */
export const CustomerErased = defineEvent("CustomerErased", z.object({ customerId: id, customerIds: z.array(id) }));

/** Customers that entered or left a group because they, or the time, changed; at most 5,000 each. Editing a group announces nothing. */
export const SegmentChanged = defineEvent(
  "SegmentChanged",
  z.object({ segmentId: id, entered: z.array(id), left: z.array(id) }),
);
