import {
  IconArrowsSplit2,
  IconBookmark,
  IconFileSearch,
  IconHelpCircle,
  IconMessage,
  IconUserShare,
  IconWorldUpload,
} from "@tabler/icons-react";

/** A picture for each kind of step. */
export const stepIcons = {
  message: IconMessage,
  question: IconHelpCircle,
  condition: IconArrowsSplit2,
  http: IconWorldUpload,
  article_search: IconFileSearch,
  set_attribute: IconBookmark,
  hand_over: IconUserShare,
} as const;
