import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowRight, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ProgressPanel } from "../../../platform/ui/progress-panel.tsx";
import { useBrand } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useDemo } from "./use-demo.ts";

/** Make, open or remove the demo brand. */
export default function DemoPage() {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const navigate = useNavigate();
  const brand = useBrand();
  const { state, make, remove, open } = useDemo();
  async function removeIt() {
    try {
      await remove.mutateAsync();
      notice.done(words.removed);
      if (brand.demo) await navigate({ href: "/" });
    } catch (error) {
      notice.failed(error);
    }
  }
  return (
    <Page title={words.title} width="reading">
      <Stack gap={20} maw={560}>
        <Text>{words.about}</Text>
        {state?.state === "making" ? (
          <ProgressPanel title={words.making} done={Math.round(state.share * 100)} total={100} mayLeave />
        ) : null}
        {state?.state === "none" ? (
          <Group>
            <Button loading={make.isPending} onClick={() => make.mutate(undefined, { onError: notice.failed })}>
              {words.make}
            </Button>
          </Group>
        ) : null}
        {state?.state === "ready" ? (
          <Group>
            {brand.demo ? null : (
              <Button
                rightSection={<IconArrowRight size={18} stroke={1.6} className="mirror" />}
                onClick={() => void open()}
              >
                {words.open}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconTrash size={18} stroke={1.6} />}
              loading={remove.isPending}
              onClick={() => void removeIt()}
            >
              {words.remove}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Page>
  );
}
