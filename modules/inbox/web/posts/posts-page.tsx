import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Rows } from "../../../../platform/ui/rows.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { postPage } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PostForm } from "./post-form.tsx";
import { PostLine } from "./post-line.tsx";

const postsQuery = () =>
  infiniteQueryOptions({
    queryKey: inboxKey("posts"),
    queryFn: ({ pageParam, signal }) =>
      api.get("/posts", postPage, { query: pageParam === null ? {} : { before: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

/** What the brand publishes in channels of messengers, newest first, with what became of it. */
export default function PostsPage() {
  const words = useWords({ fa, en });
  const mayConnect = useCan("inbox.manage");
  const [writing, setWriting] = useState(false);
  const list = useInfiniteQuery(postsQuery());
  useChanges(["post"], () => void list.refetch());
  const places = list.data?.pages[0]?.places ?? [];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setWriting(true)}>
      {words.add}
    </Button>
  );
  const settings = mayConnect ? <BrandLink path="settings/channels">{words.toChannels}</BrandLink> : undefined;
  const empty = list.data && rows.length === 0;
  return (
    <Page title={words.title} note={words.note} width="reading" action={places.length > 0 && !empty ? add : undefined}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {empty && places.length > 0 ? (
        <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} action={add} />
      ) : null}
      {empty && places.length === 0 ? (
        <EmptyState picture="link" title={words.noPlaceTitle} text={words.noPlaceText} action={settings} />
      ) : null}
      <Rows>
        {rows.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </Rows>
      {list.hasNextPage ? (
        <Button
          variant="subtle"
          color="gray"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
      <Modal
        opened={writing}
        onClose={() => setWriting(false)}
        size="lg"
        title={words.add}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <PostForm places={places} onDone={() => setWriting(false)} />
      </Modal>
    </Page>
  );
}
