import { Tooltip } from "@mantine/core";
import {
  type Icon,
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBuildingStore,
  IconDeviceMobileMessage,
  IconForms,
  IconMail,
  IconMailbox,
  IconMessage,
  IconMessageCircle,
  IconPhone,
  IconPresentation,
  IconSend,
  IconUser,
} from "@tabler/icons-react";
import { useEntryWords } from "../../../timeline/web/index.tsx";

const icons: Record<string, Icon> = {
  chat: IconMessageCircle,
  sms: IconDeviceMobileMessage,
  email: IconMail,
  telegram: IconBrandTelegram,
  bale: IconSend,
  bale_safir: IconSend,
  rubika: IconSend,
  eitaa: IconSend,
  whatsapp: IconBrandWhatsapp,
  instagram: IconBrandInstagram,
  messenger: IconBrandMessenger,
  phone: IconPhone,
  form: IconForms,
  in_person: IconUser,
  webinar: IconPresentation,
  letter: IconMailbox,
  partner: IconBuildingStore,
};

/** A channel at a glance, with its name for those who do not know the sign. */
export function ChannelIcon({ channel, size = 16, told = true }: { channel: string; size?: number; told?: boolean }) {
  const words = useEntryWords();
  const Sign = icons[channel] ?? IconMessage;
  if (!told) return <Sign size={size} stroke={1.6} aria-hidden style={{ flex: "none" }} />;
  return (
    <Tooltip label={words.channel(channel)}>
      <span role="img" aria-label={words.channel(channel)} style={{ display: "inline-flex", flex: "none" }}>
        <Sign size={size} stroke={1.6} aria-hidden />
      </span>
    </Tooltip>
  );
}
