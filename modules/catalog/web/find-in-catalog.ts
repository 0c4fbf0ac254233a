import { api } from "../../../platform/ui/api.ts";
import type { Hit } from "../../../platform/ui/module.ts";
import { orderList, productList } from "../contract.ts";

const most = 5;

/** Orders whose number begins with what was typed. */
export async function findOrders(text: string, signal: AbortSignal): Promise<Hit[]> {
  if (!/\d/.test(text)) return [];
  const { rows } = await api.get("/orders", orderList, { query: { q: text, limit: most }, signal });
  return rows.map(({ id, external_id, customer_name }) => ({
    id: String(id),
    title: external_id,
    ...(customer_name && { note: customer_name }),
    path: `catalog/orders/${id}`,
  }));
}

/** Products by name or code. */
export async function findProducts(text: string, signal: AbortSignal): Promise<Hit[]> {
  const { rows } = await api.get("/products", productList, { query: { q: text, limit: most }, signal });
  return rows.map(({ id, name, external_id }) => ({
    id: String(id),
    title: name ?? external_id,
    ...(name && { note: external_id }),
    path: `catalog?product=${id}`,
  }));
}
