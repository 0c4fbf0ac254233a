import {
  type Icon,
  IconArrowBackUp,
  IconBrandInstagram,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBriefcase2,
  IconBuildingStore,
  IconCircleX,
  IconClipboardCheck,
  IconDeviceMobileMessage,
  IconEye,
  IconId,
  IconMail,
  IconMailOpened,
  IconMessageCircle,
  IconNote,
  IconPackage,
  IconPhone,
  IconPointFilled,
  IconPresentation,
  IconReceipt,
  IconReportAnalytics,
  IconShoppingBag,
  IconShoppingCart,
  IconSpeakerphone,
  IconTruckDelivery,
  IconUsers,
  IconWorld,
} from "@tabler/icons-react";

const bySubject: Record<string, Icon> = {
  call: IconPhone,
  case_opened: IconBriefcase2,
  case_solved: IconBriefcase2,
  visit: IconBuildingStore,
  meeting: IconUsers,
  letter: IconMailOpened,
  webinar: IconPresentation,
  report: IconReportAnalytics,
  survey_response: IconClipboardCheck,
  order: IconReceipt,
  order_shipped: IconTruckDelivery,
  order_delivered: IconPackage,
  order_cancelled: IconCircleX,
  order_returned: IconArrowBackUp,
  return: IconArrowBackUp,
  refund: IconArrowBackUp,
  page_view: IconWorld,
  product_view: IconEye,
  cart: IconShoppingCart,
  checkout: IconShoppingBag,
  identify: IconId,
  note: IconNote,
};
const byChannel: Record<string, Icon> = {
  phone: IconPhone,
  sms: IconDeviceMobileMessage,
  email: IconMail,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  instagram: IconBrandInstagram,
};

/** What an entry is, at a glance: its subject, or for messages the channel. */
export function iconOf({ subject, channel, kind }: { subject: string; channel: string; kind: string }): Icon {
  if (kind === "broadcast") return IconSpeakerphone;
  return bySubject[subject] ?? byChannel[channel] ?? (subject === "message" ? IconMessageCircle : IconPointFilled);
}
