import { Button, Select, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { useBrand, useCan } from "../../../platform/ui/session.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { memberList } from "../../admin/contract.ts";
import { ProductsField } from "../../catalog/web/index.tsx";
import { type Article, type ArticleLanguage, type ArticlePatch, type TextDeed, visibilities } from "../contract.ts";
import styles from "./knowledge.module.css";
import { categoriesQuery, useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ScheduleDialog } from "./schedule-dialog.tsx";
import { VersionsPanel } from "./versions-panel.tsx";

type SideProps = { article: Article; language: ArticleLanguage };

/** What is done with an article, and where it stands. */
export function ArticleSide({ article, language }: SideProps) {
  const words = useWords({ fa, en });
  return (
    <aside className={styles["side"]}>
      <StateDeeds article={article} language={language} />
      <Title order={2} fz="md">
        {words.details}
      </Title>
      <Details article={article} />
      <Removal article={article} />
    </aside>
  );
}

function StateDeeds({ article, language }: SideProps) {
  const words = useWords({ fa, en });
  const { dateTime } = useFormat();
  const mayWrite = useCan("articles.write");
  const mayPublish = useCan("articles.publish");
  const [scheduling, setScheduling] = useState(false);
  const [showing, setShowing] = useState(false);
  const text = article.texts.find((one) => one.language === language);
  const path = `/articles/${article.id}/texts/${language}`;
  const act = useDeed((deed: TextDeed) => api.put(`${path}/state`, deed), { onDone: () => setScheduling(false) });
  if (!text || article.removed) return null;
  const waits = text.state === "draft" || text.state === "changed" || text.state === "in_review";
  const deed = (label: string, what: TextDeed) => (
    <Button variant="default" loading={act.isPending && act.variables?.do === what.do} onClick={() => act.mutate(what)}>
      {label}
    </Button>
  );
  return (
    <Stack gap={8}>
      {text.review_asked_by && text.state === "in_review" ? (
        <Text size="sm">{words.reviewBy(text.review_asked_by)}</Text>
      ) : null}
      {text.publish_at ? <Text size="sm">{words.scheduleAt(dateTime(text.publish_at))}</Text> : null}
      {mayPublish && waits ? (
        <Button
          loading={act.isPending && act.variables?.do === "publish"}
          onClick={() => act.mutate({ do: "publish" })}
        >
          {words.publish}
        </Button>
      ) : null}
      {mayWrite && (text.state === "draft" || text.state === "changed")
        ? deed(words.askReview, { do: "ask_review" })
        : null}
      {mayWrite && text.state === "in_review" ? deed(words.withdrawReview, { do: "withdraw_review" }) : null}
      {mayPublish && waits ? (
        <Button variant="default" onClick={() => setScheduling(true)}>
          {words.schedule}
        </Button>
      ) : null}
      {mayPublish && text.publish_at ? deed(words.unschedule, { do: "unschedule" }) : null}
      {mayPublish && text.published_version !== null ? deed(words.unpublish, { do: "unpublish" }) : null}
      <Button variant="subtle" color="gray" onClick={() => setShowing(true)}>
        {words.versions}
      </Button>
      <ScheduleDialog
        opened={scheduling}
        onClose={() => setScheduling(false)}
        onChosen={(at) => act.mutate({ do: "schedule", at })}
      />
      <VersionsPanel opened={showing} onClose={() => setShowing(false)} path={path} mayWrite={mayWrite} />
    </Stack>
  );
}

function Details({ article }: { article: Article }) {
  const words = useWords({ fa, en });
  const brand = useBrand();
  const { language } = useFormat();
  const mayWrite = useCan("articles.write");
  const mayPublish = useCan("articles.publish");
  const categories = useQuery(categoriesQuery);
  const members = useQuery({
    queryKey: ["members", brand.slug],
    queryFn: ({ signal }) => api.get("/members", memberList, { signal }),
    staleTime: 300_000,
  });
  const seesProducts = useCan("catalog.read");
  const name = useDeed((ids: number[]) => api.put(`/articles/${article.id}/products`, { ids }));
  const change = useDeed((patch: ArticlePatch) => api.patch(`/articles/${article.id}`, patch));
  return (
    <Stack gap={14}>
      <Select
        label={words.category}
        placeholder={words.noCategory}
        clearable
        disabled={!mayWrite}
        data={(categories.data?.rows ?? []).map(({ id, name }) => ({
          value: String(id),
          label: name[language] || name.fa || name.en,
        }))}
        value={article.category === null ? null : String(article.category)}
        onChange={(next) => change.mutate({ category: next === null ? null : Number(next) })}
      />
      <Select
        label={words.owner}
        placeholder={words.noOwner}
        clearable
        disabled={!mayWrite}
        data={(members.data?.rows ?? []).map(({ userId, name }) => ({ value: userId, label: name }))}
        value={article.owner?.id ?? null}
        onChange={(owner) => change.mutate({ owner })}
      />
      <Select
        label={words.visibility}
        allowDeselect={false}
        disabled={!mayPublish}
        data={visibilities.map((one) => ({ value: one, label: words.visibilities[one] }))}
        value={article.visibility}
        onChange={(next) => next && change.mutate({ visibility: next as Article["visibility"] })}
      />
      <DateField
        label={words.reviewOn}
        disabled={!mayWrite}
        value={article.review_on}
        onChange={(review_on) => change.mutate({ review_on })}
      />
      {seesProducts ? (
        <ProductsField
          label={words.products}
          description={words.productsNote}
          disabled={!mayWrite}
          value={article.products.map(({ id }) => id)}
          onChange={(ids) => name.mutate(ids)}
        />
      ) : null}
    </Stack>
  );
}

function Removal({ article }: { article: Article }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const undo = useUndoNotice();
  const mayWrite = useCan("articles.write");
  const restore = useDeed(() => api.post(`/articles/${article.id}/restore`));
  const remove = useDeed(() => api.delete(`/articles/${article.id}`), {
    onDone: () => {
      undo(words.removed, () => restore.mutate(undefined));
      go("articles");
    },
  });
  if (!mayWrite) return null;
  if (article.removed) {
    return (
      <Button variant="default" onClick={() => restore.mutate(undefined)}>
        {words.restore}
      </Button>
    );
  }
  return (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
      {words.remove}
    </Button>
  );
}
