import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type ArticleLanguage, previewed } from "../contract.ts";
import styles from "./knowledge.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What is being written, as readers would see it: made and cleaned by the same code on the server. */
export function LivePreview({ body, language }: { body: string; language: ArticleLanguage }) {
  const words = useWords({ fa, en });
  const [settled] = useDebouncedValue(body, 250);
  const shown = useQuery({
    queryKey: ["article-preview", language, settled],
    queryFn: () => api.post("/articles/preview", { body: settled, language }, previewed),
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const html = settled.trim() === "" ? "" : (shown.data?.html ?? "");
  return (
    <section
      className={styles["preview"]}
      dir={language === "fa" ? "rtl" : "ltr"}
      lang={language}
      aria-label={words.preview}
    >
      {html === "" ? (
        <Text size="sm" c="dimmed" py={8}>
          {words.previewEmpty}
        </Text>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server cleaned it by a list of what may stand there
        <div dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </section>
  );
}
