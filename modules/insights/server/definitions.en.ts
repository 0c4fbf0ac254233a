import type { fa } from "./definitions.fa.ts";

/** What each metric is called and means, in English. */
export const en: typeof fa = {
  "repeat-rate": {
    title: "Repeat-purchase rate",
    definition:
      "Of the customers with at least one order in the period, the share with two or more. Cancelled and returned orders do not count. The first and the last day both belong to the period.",
  },
  retention: {
    title: "Retention",
    definition:
      "Customers are grouped by the month of their first purchase; of each group, the share that bought again so many months later: in that month (bounded), or in that month or later until the end of the period (unbounded). Months that are not over yet are left out.",
  },
  churn: {
    title: "Churn",
    definition:
      "Of those who bought in the opening period, the share without any order in the closing period. Unless asked otherwise, these are the two halves of the period.",
  },
  "time-between-purchases": {
    title: "Time between purchases",
    definition:
      "The median number of days between one purchase of a customer and the next, for repeat purchases made in the period. Orders of one day count as one purchase.",
  },
  "time-to-first-purchase": {
    title: "From first contact to first purchase",
    definition:
      "The median number of days from a customer's first contact with you to the first purchase, for those who were in contact before they bought and first bought in the period.",
  },
  "new-customers": {
    title: "New buyers",
    definition: "Customers whose first order, neither cancelled nor returned, was made in the period.",
  },
  "kept-customer-sales": {
    title: "What a kept customer buys",
    definition:
      "What customers who had bought before the period bought in it, on average: orders in the brand's currency, neither cancelled nor returned. The number of new buyers stands beside it.",
  },
  customers: {
    title: "Customers",
    definition:
      "How many customers stand at each stage right now: a prospect has not bought yet, a buyer bought once or twice, a loyal one at least three times, and a lapsed one has not bought for a while.",
  },
  interactions: {
    title: "Interactions",
    definition:
      "How many interactions there were in the period. Only contacts count, two-way exchanges with one customer, unless another kind is asked for.",
  },
  revenue: {
    title: "Revenue",
    definition:
      "The sum of all orders of the period that were neither cancelled nor returned, with their number and the average of one order. Different currencies are never added up.",
  },
};
