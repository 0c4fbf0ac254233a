import * as z from "zod";
import { CustomersChanged, CustomersCreated } from "../../customers/events.ts";
import { type WireEvent, wire } from "./wire.ts";

const data = z.object({ customer_ids: z.array(z.number().int()).describe("At most 5,000") });
const say = { say: (one: { customerIds: number[] }) => ({ customer_ids: one.customerIds }) };

/** What is told of customers who are new or known otherwise. */
export const customerEvents: readonly WireEvent[] = [
  wire("customers.created", CustomersCreated, data, { ...say, customers: (one) => one.customerIds }),
  wire("customers.changed", CustomersChanged, data, { ...say, customers: (one) => one.customerIds }),
];
