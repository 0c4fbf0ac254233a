import type { reasons as persian } from "./reasons.fa.ts";

export const reasons: Record<keyof typeof persian, string> = {
  field_missing: "“{field}” is empty.",
  status_unknown: "The status “{detail}” is not known. Known: placed, paid, shipped, delivered, cancelled, returned.",
  currency_unknown:
    "The currency “{detail}” is not known. Give a three-letter code such as IRR or USD; IRT means toman.",
  value_too_long: "The text of “{field}” is too long.",
  person_missing: "It is not clear whom this row is about. A customer number, phone or e-mail is needed.",
  person_erased: "This person asked to be erased and is not recorded again.",
  kind_unknown: "The kind “{detail}” is not known. Known: contact, activity, broadcast, mention.",
  channel_unknown: "The channel “{detail}” is not known.",
  direction_unknown: "The direction “{detail}” is not known. It is in (from the customer) or out (from us).",
  attribute_unreadable: "The value “{detail}” does not fit the type of this attribute.",
  other_line_rejected: "Row {detail} of the same order could not be read; half an order is not recorded.",
  lines_disagree: "The rows of this order do not agree about “{field}”.",
  order_too_long: "This order has more than {detail} lines. Perhaps the wrong column was taken for its number.",
  row_refused: "This row was refused: {detail}",
};
