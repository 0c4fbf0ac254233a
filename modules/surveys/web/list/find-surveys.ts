import { api } from "../../../../platform/ui/api.ts";
import type { Hit } from "../../../../platform/ui/module.ts";
import { surveyList } from "../../contract.ts";

/** Finds surveys by their name or key, for the palette. */
export async function findSurveys(text: string, signal: AbortSignal): Promise<Hit[]> {
  const { rows } = await api.get("/surveys", surveyList, { signal });
  const wanted = text.trim().toLowerCase();
  return rows
    .filter(({ name, key }) => name.toLowerCase().includes(wanted) || key.includes(wanted))
    .slice(0, 6)
    .map(({ key, name }) => ({ id: key, title: name, path: `surveys/${key}` }));
}
