import type { ReactNode } from "react";
import * as z from "zod";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import styles from "./forms.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const sent = z.object({
  answers: z.array(z.object({ field: z.string(), label: z.string(), text: z.string() })),
  left: z.array(
    z.object({
      type: z.string(),
      shown: z.string(),
      customer: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
    }),
  ),
  name: z.string().nullable(),
  page: z.string().nullable(),
});

/** What was filled in beside the message: answers, what was left to be answered at and whose it is, and why it counts as spam. */
export function FormCard({ row, customer }: { row: MessageRow; customer: string }) {
  const words = useWords({ fa, en }).card;
  const read = sent.safeParse(row.meta["form"]);
  if (!read.success) return null;
  const { answers, left, name, page } = read.data;
  const reasons = z.array(z.string()).catch([]).parse(row.meta["spam_reasons"]);
  const told = words.reasons as Record<string, string>;
  return (
    <dl className={styles["card"]}>
      {row.meta["trial"] === true ? <dt>{words.trial}</dt> : null}
      {name && name !== customer ? <Line label={words.name}>{name}</Line> : null}
      {answers.map(({ field, label, text }) => (
        <Line key={field} label={field === "order" ? words.order : label}>
          {text}
        </Line>
      ))}
      {left.map(({ type, shown, customer: owner }) => (
        <Line key={type} label={words.left}>
          <bdi dir="ltr">{shown}</bdi>
          {owner ? (
            <BrandLink path={`customers/${owner.id}`} className={styles["owner"]}>
              {words.known(owner.name ?? words.somebody)}
            </BrandLink>
          ) : null}
        </Line>
      ))}
      {page ? (
        <Line label={words.page}>
          <bdi dir="ltr">{page}</bdi>
        </Line>
      ) : null}
      {reasons.length > 0 ? <Line label={words.spam}>{reasons.map((one) => told[one] ?? one).join(" · ")}</Line> : null}
    </dl>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
