import { Anchor, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const samples = {
  Node: `import { createHmac } from "node:crypto";
const who = { id: user.id, phone: user.phone, name: user.name, exp: Math.floor(Date.now() / 1000) + 3600 };
const body = Buffer.from(JSON.stringify(who)).toString("base64url");
const claim = body + "." + createHmac("sha256", process.env.HAMDEL_SITE_SECRET).update(body).digest("base64url");`,
  PHP: `$url = fn($text) => rtrim(strtr(base64_encode($text), "+/", "-_"), "=");
$who = ["id" => $user->id, "phone" => $user->phone, "name" => $user->name, "exp" => time() + 3600];
$body = $url(json_encode($who, JSON_UNESCAPED_UNICODE));
$claim = $body . "." . $url(hash_hmac("sha256", $body, getenv("HAMDEL_SITE_SECRET"), true));`,
};
type Tongue = keyof typeof samples;

/** How a site's own server says who its visitor is, in the tongues most shops are made in. */
export function ClaimSample({ onSites }: { onSites: () => void }) {
  const words = useWords({ fa, en }).chat;
  const [tongue, setTongue] = useState<Tongue>("Node");
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500}>
        {words.claim}
      </Text>
      <Text size="sm" c="dimmed">
        {words.claimNote}{" "}
        <Anchor component="button" type="button" size="sm" onClick={onSites}>
          {words.claimSecret}
        </Anchor>
      </Text>
      <SegmentedControl
        dir="ltr"
        w={180}
        size="xs"
        aria-label={words.claim}
        data={Object.keys(samples)}
        value={tongue}
        onChange={(next) => setTongue(next as Tongue)}
      />
      <CopyLine text={samples[tongue]} />
      <Text size="sm" c="dimmed">
        {words.claimThen}
      </Text>
      <CopyLine text={"hamdelChat.identify(claim)"} />
    </Stack>
  );
}
