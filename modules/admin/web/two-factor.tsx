import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./me-words.en.ts";
import { fa } from "./me-words.fa.ts";
import { Section } from "./section.tsx";
import { type TwoFactorDeed, TwoFactorSteps } from "./two-factor-steps.tsx";

/** Two-step sign-in: on or off, and the way between. */
export function TwoFactor({ on }: { on: boolean }) {
  const all = useWords({ fa, en });
  const words = all.twoFactor;
  const [deed, setDeed] = useState<TwoFactorDeed | null>(null);
  const titles = { on: words.turnOn, off: words.turnOff, codes: words.newCodes };
  return (
    <Section title={words.title} note={on ? words.on : words.off}>
      <Group gap={8}>
        {on ? (
          <>
            <Button variant="default" onClick={() => setDeed("codes")}>
              {words.newCodes}
            </Button>
            <Button variant="subtle" color="gray" px={10} onClick={() => setDeed("off")}>
              {words.turnOff}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setDeed("on")}>
            {words.turnOn}
          </Button>
        )}
      </Group>
      <Modal
        opened={deed !== null}
        onClose={() => setDeed(null)}
        closeOnClickOutside={false}
        title={deed ? `${words.title}: ${titles[deed]}` : ""}
        closeButtonProps={{ "aria-label": all.close }}
      >
        {deed ? <TwoFactorSteps key={deed} deed={deed} onDone={() => setDeed(null)} /> : null}
      </Modal>
    </Section>
  );
}
