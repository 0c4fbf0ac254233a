import type { Context } from "../../../../platform/db/index.ts";
import type { RuleFact } from "../../contract.ts";
import { operators } from "../../rule.ts";
import { attributeDefinitions } from "../profile/attribute-definitions.ts";
import { segmentFacts } from "./rule-fact.ts";

/** Everything a rule of this brand may ask, with its custom attributes. */
export async function listRuleFacts(ctx: Context): Promise<RuleFact[]> {
  const found: RuleFact[] = [];
  for (const { key, type, words, group, choices, of } of segmentFacts().values()) {
    const about = of ? await of(ctx) : null;
    found.push({
      fact: key,
      type,
      words,
      group,
      of: about,
      choices: choices ? [...choices] : null,
      operators: [...operators[type]],
    });
  }
  for (const { key, label, type, choices } of await attributeDefinitions(ctx)) {
    const named = choices.map((value) => ({ value, words: { fa: value, en: value } }));
    found.push({
      fact: `attribute.${key}`,
      type,
      words: { fa: label, en: label },
      group: "attributes",
      of: null,
      choices: type === "choice" ? named : null,
      operators: [...operators[type]],
    });
  }
  return found;
}
