import { api } from "../../../platform/ui/api.ts";
import type { Hit } from "../../../platform/ui/module.ts";
import { articleList } from "../contract.ts";

/** The articles whose words fit, for the palette. */
export async function findArticles(q: string, signal: AbortSignal): Promise<Hit[]> {
  const { rows } = await api.get("/articles", articleList, { query: { q, limit: 6 }, signal });
  return rows.map(({ id, texts }) => ({ id: String(id), title: texts[0]?.title ?? "–", path: `articles/${id}` }));
}
