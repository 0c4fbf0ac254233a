import type { RuleBody } from "../../contract.ts";
import type { fa } from "./messages.fa.ts";

/** Rules to begin with, in the words of the reader. */
export function ruleTemplates({ templates: words }: Pick<typeof fa, "templates">): RuleBody[] {
  const rule = (body: Partial<RuleBody> & Pick<RuleBody, "name" | "on" | "deeds">): RuleBody => ({
    ...{ waits_minutes: null, condition: { match: "all", tests: [] }, stops: false },
    ...body,
  });
  return [
    rule({
      name: words.returns.name,
      on: "message_received",
      condition: { match: "all", tests: [{ fact: "text", is: "any", values: [...words.returns.words] }] },
      deeds: [
        { do: "add_labels", labels: [words.returns.label] },
        { do: "priority", priority: 1 },
      ],
    }),
    rule({
      name: words.closed.name,
      on: "message_received",
      condition: { match: "all", tests: [{ fact: "hours", is: "any", values: ["closed"] }] },
      deeds: [{ do: "reply", text: words.closed.reply }],
    }),
    rule({
      name: words.longWait.name,
      on: "customer_waits",
      waits_minutes: 30,
      condition: { match: "all", tests: [{ fact: "hours", is: "any", values: ["open"] }] },
      deeds: [
        { do: "priority", priority: 2 },
        { do: "note", text: words.longWait.note },
      ],
    }),
    rule({
      name: words.english.name,
      on: "conversation_began",
      condition: { match: "all", tests: [{ fact: "language", is: "any", values: ["en"] }] },
      deeds: [{ do: "require_skills", skills: [words.english.skill] }, { do: "give_out" }],
    }),
    rule({
      name: words.promise.name,
      on: "promise_due",
      deeds: [
        { do: "priority", priority: 2 },
        { do: "add_labels", labels: [words.promise.label] },
      ],
    }),
  ];
}

/** A rule of which nothing is known yet. */
export const emptyRule: RuleBody = {
  name: "",
  on: "message_received",
  waits_minutes: null,
  condition: { match: "all", tests: [] },
  deeds: [{ do: "add_labels", labels: [] }],
  stops: false,
};
