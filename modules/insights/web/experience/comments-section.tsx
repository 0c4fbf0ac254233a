import { Badge, Group, SegmentedControl, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconMoodNeutral, IconMoodSad, IconMoodSmile, IconSearch } from "@tabler/icons-react";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Comment, commentPage } from "../../contract/experience.ts";
import styles from "../insights.module.css";
import { PagedList } from "../paged-list.tsx";
import own from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useAsked } from "./use-experience.ts";

const moods = {
  negative: { Icon: IconMoodSad, colour: "var(--bad)" },
  neutral: { Icon: IconMoodNeutral, colour: "var(--mantine-color-dimmed)" },
  positive: { Icon: IconMoodSmile, colour: "var(--good)" },
};

/** What customers wrote, newest first, by sentiment and words. */
export function CommentsSection() {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const asked = useAsked(filters);
  const sentiment = filters["sentiment"] ?? "";
  const query = { ...asked, sentiment: sentiment || undefined, words: filters["words"] };
  const search = useDebouncedCallback((value: string) => setFilters({ words: value || null }), 300);
  return (
    <section className={styles["section"]} aria-label={words.comments}>
      <div className={styles["head"]}>
        <Title order={2}>{words.comments}</Title>
      </div>
      <Group gap={8} mb={8}>
        <SegmentedControl
          aria-label={words.comments}
          value={sentiment}
          onChange={(value) => setFilters({ sentiment: value || null })}
          data={[
            { value: "", label: words.anySentiment },
            ...(["negative", "neutral", "positive"] as const).map((value) => ({
              value,
              label: words.sentiments[value],
            })),
          ]}
        />
        <TextInput
          aria-label={words.searchComments}
          placeholder={words.searchComments}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          defaultValue={filters["words"] ?? ""}
          onChange={(event) => search(event.currentTarget.value)}
        />
      </Group>
      <PagedList
        name={["comments", query]}
        fetchPage={(after, signal) =>
          api.get("/insights/comments", commentPage, { query: { ...query, after }, signal })
        }
        row={(row) => <OneComment key={row.id} comment={row} />}
      />
    </section>
  );
}

function OneComment({ comment }: { comment: Comment }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { sentiment, score, customer_id: customer } = comment;
  const mood = sentiment ? moods[sentiment] : null;
  return (
    <li className={own["comment"]}>
      <div className={own["commentHead"]}>
        {mood && sentiment ? (
          <span className={own["third"]}>
            <mood.Icon size={18} stroke={1.6} color={mood.colour} aria-hidden />
            <Text span size="sm">
              {words.sentiments[sentiment]}
            </Text>
          </span>
        ) : null}
        {score === null ? null : <Badge variant="default">{format.number(score)}</Badge>}
        {customer === null ? (
          <Text span size="sm" c="dimmed">
            {words.anonymous}
          </Text>
        ) : (
          <BrandLink path={`customers/${customer}`}>
            <bdi>{comment.name ?? words.anonymous}</bdi>
          </BrandLink>
        )}
        <Text span size="sm" c="dimmed">
          {[format.date(comment.at), words.modes[comment.mode] ?? comment.mode, comment.survey].join(" · ")}
        </Text>
        {comment.conversation_id === null ? null : (
          <BrandLink path={`inbox?open=${comment.conversation_id}`}>
            <Text span size="sm">
              {words.conversation}
            </Text>
          </BrandLink>
        )}
      </div>
      <Text dir="auto">{comment.comment}</Text>
    </li>
  );
}
