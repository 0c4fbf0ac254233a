import { ActionIcon, SegmentedControl, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters, useAddressPart, useGo } from "../../../platform/ui/address.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { PageSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Article, type ArticleLanguage, languages } from "../contract.ts";
import { ArticleEditor } from "./article-editor.tsx";
import { ArticleSide } from "./article-side.tsx";
import styles from "./knowledge.module.css";
import { articleQuery } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { StateBadge } from "./state-badge.tsx";

/** One article in its languages, with its editor; `new` begins one. */
export default function ArticlePage() {
  const id = useAddressPart("id");
  return id === "new" ? <NewArticle /> : <KnownArticle id={Number(id)} />;
}

function NewArticle() {
  const words = useWords({ fa, en });
  const { language } = useFormat();
  const [filters] = useAddressFilters();
  const go = useGo();
  const spoken = languages.find((one) => one === filters["language"]) ?? language;
  return (
    <Page title={words.newTitle} action={<Back />}>
      <ArticleEditor
        article={null}
        language={spoken}
        begin={filters["title"] ?? ""}
        onMade={(id) => go(`articles/${id}`)}
      />
    </Page>
  );
}

function KnownArticle({ id }: { id: number }) {
  const one = useQuery(articleQuery(id));
  if (one.error) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <PageSkeleton />;
  return <ShownArticle key={id} article={one.data} />;
}

function ShownArticle({ article }: { article: Article }) {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const first = article.texts[0]?.language ?? "fa";
  const language = languages.find((one) => one === filters["language"]) ?? first;
  const text = article.texts.find((one) => one.language === language);
  return (
    <Page
      title={text?.title ?? article.texts[0]?.title ?? words.newTitle}
      note={text ? <StateBadge state={text.state} /> : words.missing}
      action={
        <>
          {text?.url ? (
            <Tooltip label={words.see}>
              <ActionIcon
                component="a"
                href={text.url}
                target="_blank"
                variant="default"
                size="lg"
                aria-label={words.see}
              >
                <IconExternalLink size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <Back />
        </>
      }
      filters={
        <Translations article={article} language={language} onChange={(next) => setFilters({ language: next })} />
      }
    >
      <div className={styles["split"]}>
        <ArticleEditor key={language} article={article} language={language} begin="" />
        <ArticleSide article={article} language={language} />
      </div>
    </Page>
  );
}

type TranslationsProps = { article: Article; language: ArticleLanguage; onChange: (language: string) => void };

function Translations({ article, language, onChange }: TranslationsProps) {
  const words = useWords({ fa, en });
  const isThere = (one: ArticleLanguage) => article.texts.some((text) => text.language === one);
  return (
    <SegmentedControl
      aria-label={words.filters.language}
      value={language}
      onChange={onChange}
      data={languages.map((one) => ({
        value: one,
        label: isThere(one) ? words.languages[one] : `${words.languages[one]} (${words.missing})`,
      }))}
    />
  );
}

function Back() {
  const words = useWords({ fa, en });
  const go = useGo();
  return (
    <Tooltip label={words.back}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.back} onClick={() => go("articles")}>
        <IconArrowLeft size={18} stroke={1.6} className="mirror" />
      </ActionIcon>
    </Tooltip>
  );
}
