import { Alert, Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useRef, useState } from "react";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { useCan } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Article, ArticleLanguage } from "../contract.ts";
import { EditorTools } from "./editor-tools.tsx";
import styles from "./knowledge.module.css";
import { useDeed } from "./knowledge-calls.ts";
import { LivePreview } from "./live-preview.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type EditorProps = {
  article: Article | null;
  language: ArticleLanguage;
  /** A title to begin with. */
  begin: string;
  onMade?: (id: number) => void;
};

/** The words of an article in one language: title, Markdown with a toolbar, and how readers will see it. */
export function ArticleEditor({ article, language, begin, onMade }: EditorProps) {
  const words = useWords({ fa, en });
  const mayWrite = useCan("articles.write");
  const known = article?.texts.find((one) => one.language === language);
  const before = {
    title: known?.title ?? begin,
    summary: known?.summary ?? "",
    body: known?.body ?? "",
    keywords: known?.keywords ?? "",
    slug: known?.slug ?? "",
  };
  const version = known?.version ?? 0;
  const [text, setText] = useState(before);
  const [base, setBase] = useState({ version, text: before });
  const [sent, setSent] = useState<typeof before | null>(null);
  const isNewer = version !== base.version;
  const isMine = sent !== null && version === base.version + 1;
  // What is read anew takes the place of what nobody touched here; what somebody typed stays.
  if (isNewer && (isMine || same(text, base.text))) {
    setBase({ version, text: before });
    if (same(text, isMine ? sent : base.text)) setText(before);
    setSent(null);
  }
  const area = useRef<HTMLTextAreaElement>(null);
  const set = (changed: Partial<typeof text>) => setText((old) => ({ ...old, ...changed }));
  const isChanged = !same(text, base.text);
  const isComplete = text.title.trim() !== "" && text.body.trim() !== "";
  const save = useDeed(
    async () => {
      const { slug, ...rest } = text;
      const body = { ...rest, ...(slug && { slug }) };
      if (!article) return api.post("/articles", { language, text: body }, z.object({ id: z.number() }));
      await api.put(`/articles/${article.id}/texts/${language}`, { ...body, base_version: base.version });
      return { id: article.id, sent: text };
    },
    {
      done: words.saved,
      onDone: ({ id, ...saved }) => {
        if ("sent" in saved) setSent(saved.sent);
        onMade?.(id);
      },
    },
  );
  const keep = () => {
    if (mayWrite && isChanged && isComplete) save.mutate(undefined);
  };
  const dir = language === "fa" ? "rtl" : "ltr";
  return (
    <div className={styles["editor"]}>
      {isNewer && isChanged && sent === null ? (
        <Alert role="status" variant="light" title={words.newer.title}>
          <Group gap={8}>
            <Button size="compact-sm" variant="default" onClick={() => setBase({ version, text: before })}>
              {words.newer.keepMine}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                setBase({ version, text: before });
                setText(before);
              }}
            >
              {words.newer.takeTheirs}
            </Button>
          </Group>
        </Alert>
      ) : null}
      <TextInput
        required
        label={words.titleField}
        placeholder={words.titlePlaceholder}
        dir={dir}
        value={text.title}
        readOnly={!mayWrite}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label={words.summary}
        description={words.summaryNote}
        dir={dir}
        value={text.summary}
        readOnly={!mayWrite}
        onChange={(event) => set({ summary: event.currentTarget.value })}
      />
      {mayWrite ? <EditorTools area={area} onChange={(body) => set({ body })} /> : null}
      <div className={styles["panes"]}>
        <Textarea
          ref={area}
          aria-label={words.body}
          onKeyDown={getHotkeyHandler([["mod+S", keep]])}
          placeholder={words.bodyPlaceholder}
          dir={dir}
          autosize
          minRows={14}
          maxRows={32}
          value={text.body}
          readOnly={!mayWrite}
          onChange={(event) => set({ body: event.currentTarget.value })}
        />
        <LivePreview body={text.body} language={language} />
      </div>
      <TextInput
        label={words.keywords}
        description={words.keywordsNote}
        dir={dir}
        value={text.keywords}
        readOnly={!mayWrite}
        onChange={(event) => set({ keywords: event.currentTarget.value })}
      />
      {known ? (
        <TextInput
          label={words.slug}
          description={words.slugNote}
          dir="ltr"
          value={text.slug}
          readOnly={!mayWrite}
          onChange={(event) => set({ slug: event.currentTarget.value })}
        />
      ) : null}
      {mayWrite ? (
        <Group>
          <Button disabled={!isChanged || !isComplete} loading={save.isPending} onClick={keep}>
            {words.save}
          </Button>
          {isChanged ? (
            <Text size="sm" c="dimmed">
              {words.unsaved}
            </Text>
          ) : null}
        </Group>
      ) : null}
    </div>
  );
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
