import { Button } from "@mantine/core";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ChannelAccount, channelAccount } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSaving } from "./use-saving.ts";

const bots = ["telegram", "bale", "rubika"];
/** Channels whose providers tell nothing: there is no address to give them. */
const silent = ["bale_safir", "eitaa"];

/** How a channel hears of new messages: a messenger is told to call in or asked; other providers get an address to call. */
export function HookDeeds({ account, onHook }: { account: ChannelAccount; onHook: (path: string) => void }) {
  const words = useWords({ fa, en }).channels;
  const isBot = bots.includes(account.kind);
  const path = `/channels/${account.id}/hook`;
  const renew = useSaving(() => api.post(path, undefined, channelAccount), {
    renews: "channels",
    ...(isBot && { done: words.switched }),
    onDone: ({ hook_path: made }) => !isBot && made && onHook(made),
  });
  const end = useSaving(() => api.delete(path, undefined, channelAccount), {
    renews: "channels",
    done: words.switched,
  });
  const called = isBot && account.settings["by"] === "webhook";
  const deed = called ? end : renew;
  if (silent.includes(account.kind)) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      px={8}
      loading={deed.isPending}
      onClick={() => deed.mutate(undefined)}
    >
      {!isBot ? words.newHook : called ? words.byPolling : words.byHook}
    </Button>
  );
}
