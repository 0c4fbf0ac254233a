import { articlesOfGoods } from "./articles-of-goods.fa.ts";
import { articlesOfMoney } from "./articles-of-money.fa.ts";
import { articlesOfOrders } from "./articles-of-orders.fa.ts";
import type { DemoArticle } from "./help-categories.ts";

/** The demo's help centre in Persian. */
export const articlesFa: readonly DemoArticle[] = [...articlesOfOrders, ...articlesOfMoney, ...articlesOfGoods];
