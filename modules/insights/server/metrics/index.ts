import { registerMetric } from "../registry.ts";
import { churn } from "./churn.ts";
import { interactions } from "./interactions.ts";
import { newCustomers } from "./new-customers.ts";
import { repeatRate } from "./repeat-rate.ts";
import { retention } from "./retention.ts";
import { revenue } from "./revenue.ts";
import { timeBetweenPurchases } from "./time-between-purchases.ts";
import { timeToFirstPurchase } from "./time-to-first-purchase.ts";

registerMetric(repeatRate);
registerMetric(retention);
registerMetric(churn);
registerMetric(timeBetweenPurchases);
registerMetric(timeToFirstPurchase);
registerMetric(newCustomers);
registerMetric(interactions);
registerMetric(revenue);
