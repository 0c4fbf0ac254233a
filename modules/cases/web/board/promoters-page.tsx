import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PromoterRow } from "../../contract.ts";
import { promotersQuery, useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { useCaseWords } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** «مروج‌ها»: happy customers who were thanked, and what they allowed and did. */
export default function PromotersPage() {
  const words = useWords({ fa, en });
  const list = useQuery(promotersQuery());
  return (
    <Page title={words.promoters} note={words.promotersNote} width="reading">
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {list.data?.rows.length === 0 ? (
        <EmptyState picture="people" title={words.noPromoters} text={words.noPromotersText} />
      ) : null}
      <ul className={styles["list"]}>
        {list.data?.rows.map((row) => (
          <Promoter key={row.id} row={row} />
        ))}
      </ul>
    </Page>
  );
}

function Promoter({ row }: { row: PromoterRow }) {
  const words = useWords({ fa, en });
  const { unnamed } = useCaseWords();
  const format = useFormat();
  const manages = useCan("cases.manage");
  const publish = useCaseDeed((published: boolean) => api.put(`/promoters/${row.id}/publication`, { published }));
  return (
    <li className={styles["row"]} style={{ paddingBlock: 14 }}>
      <div className={styles["titleLine"]}>
        <BrandLink path={`customers/${row.customer.id}`}>
          <bdi>{row.customer.name ?? unnamed}</bdi>
        </BrandLink>
        <span className={styles["quiet"]}>
          <TimeText at={row.made_at} />
        </span>
      </div>
      {row.testimonial ? (
        <p className={styles["words"]} dir="auto">
          «{row.testimonial}» — {row.named || words.anonymous}
        </p>
      ) : null}
      <div className={styles["facts"]}>
        {row.sent ? null : <span>{words.notSent}</span>}
        {row.opened_at ? <span>{words.opened}</span> : null}
        {row.testimonial_at ? <span>{words.mayPublish}</span> : null}
        {row.review_at ? <span>{words.review}</span> : null}
        {row.case_study_at ? <span>{words.caseStudy}</span> : null}
        {row.referral_at ? <span>{words.referral(format.number(row.visits), format.number(row.referred))}</span> : null}
        {row.referral_at ? (
          <bdi dir="ltr">
            <code>{row.code}</code>
          </bdi>
        ) : null}
      </div>
      {manages && row.testimonial_at ? (
        <Button
          size="xs"
          mt={8}
          variant={row.published_at ? "light" : "default"}
          onClick={() => publish.mutate(row.published_at === null)}
        >
          {row.published_at ? words.publish : words.unpublish}
        </Button>
      ) : null}
    </li>
  );
}
