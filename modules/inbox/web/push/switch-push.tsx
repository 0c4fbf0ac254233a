import { Button } from "@mantine/core";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PushKind } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Turns a way to push off; turned on again, its devices hear as before. */
export function SwitchPush({ kind }: { kind: PushKind }) {
  const words = useWords({ fa, en });
  const pausing = useSaving(() => api.delete(`/push/${kind}`), { done: words.switched, renews: "push" });
  return (
    <Button variant="subtle" color="gray" loading={pausing.isPending} onClick={() => pausing.mutate(undefined)}>
      {words.switchOff}
    </Button>
  );
}
