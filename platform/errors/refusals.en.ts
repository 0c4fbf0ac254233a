import { fileProblems } from "../files/messages.en.ts";
import { identifierProblems } from "../identifiers/messages.en.ts";
import type { refusals as fa } from "./refusals.fa.ts";

export const refusals: Record<keyof typeof fa, string> = {
  ...identifierProblems,
  ...fileProblems,
  // every module
  invalid: "Some values could not be read. Please correct the ones marked.",
  malformed_json: "The text sent is not valid JSON.",
  bad_encoding: "The text sent is not valid UTF-8.",
  not_signed_in: "Please sign in first.",
  not_permitted: "Your role does not allow this. Ask a manager of the brand for access.",
  not_found: "This could not be found. It may have been removed or merged.",
  conflict: "This changed at the same time. Refresh the page and try again.",
  already_exists: "This exists already.",
  too_large: "What was sent is larger than allowed.",
  unsupported_type: "This type of content is not supported.",
  too_many_requests: "Too many requests. Please try again in a moment.",
  not_ready: "The system is not ready yet. Please try again in a moment.",
  idempotency_reused: "This idempotency key was used before with other content.",
  internal: "Something went wrong on our side. Nothing was lost; please try again.",
  // outgoing calls
  address_refused:
    "This address lies in a private network, which Hamdel does not call. If it should, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  // channels
  bad_signature: "The signature of this request is not right.",
  not_understood: "This message could not be read.",
  channel_failed:
    "The provider of this channel did not answer as it should ({problem}). Please check the channel's settings.",
  // command line
  brand_missing: "There is no such brand here. Brands: {known}",
  brand_unclear: "There are several brands here ({known}). Name one with --brand.",
  // intake
  reader_missing: "This version does not read this type of input.",
  // timeline
  person_missing: "It is not clear whom this interaction was with. Send a customer number, phone, e-mail or identity.",
  person_erased: "This person's data was erased at their request and is not recorded again.",
  date_out_of_range: "The date must lie between the years 1850 and 2150.",
  too_many_bad_lines:
    "More than 10,000 lines could not be read; the file seems to be in another format. Reading stopped here.",
  line_too_long: "This line is larger than one megabyte.",
  site_unknown: "This site key is not known.",
  origin_refused: "This domain is not among the domains of this site.",
  withdrawal_refused: "You can only take back what you logged yourself within the last hour.",
  // insights
  metric_unknown: "There is no metric named “{metric}”. See the list of metrics.",
  metric_day_unreadable: "Write the day as year-month-day, such as 2024-04-19 or 1403-01-31.",
  metric_period_backwards: "The period ends before it begins.",
  metric_period_unknown: "Ask for a first and a last day, or for one of these periods: {known}",
  metric_by_unknown: "This metric is not grouped by “{name}”. It can be grouped by: {known}",
  metric_option_unknown: "The option “{name}” is not known to this metric, or its value could not be read.",
  metric_group_unknown: "It is not clear which group is meant.",
  metric_churn_periods: "The closing period has to come after the opening one.",
  metric_without_rows: "There is no list of rows behind this metric.",
  // admin
  wrong_email_or_password: "The e-mail or the password is not right.",
  wrong_password: "The present password is not right.",
  wrong_code: "This code is not right, or its time is over.",
  password_length: "A password needs at least 10 and at most 128 characters.",
  too_many_attempts: "Too many attempts failed. Please try again in {minutes} minutes.",
  sign_in_again: "The time for this step is over. Please sign in again.",
  link_expired: "This link does not work any more. Please ask for a new one.",
  mail_not_set_up: "This installation cannot send mail yet. Ask its operator to change the password.",
  two_factor_off: "Two-step sign-in is not on for this account.",
  email_taken: "Somebody with this e-mail has an account already.",
  already_set_up: "Hamdel is set up already. Please sign in.",
  slug_taken: "This address belongs to another brand.",
  last_owner: "A brand needs at least one owner. Please name another one first.",
  owners_only: "Only an owner of the brand can give or take the role of an owner.",
  already_member: "This person works in this brand already.",
  sign_in_to_accept: "Somebody with this e-mail has an account. Please sign in, then accept the invitation.",
  invitation_for_another: "This invitation is for another e-mail. Please sign in with that one.",
  unknown_scope: "The scope “{scope}” is not known, or more than you hold yourself.",
  past_time: "This time is over. Please choose one in the future.",
  option_unread: "These options are missing or could not be read: {names}",
  bad_claim: "The signature of this identity is not right, or its time is over.",
  // catalog
  return_exceeds_order: "This amount is more than the order's total.",
  // customers
  merge_too_old: "This merge is more than 30 days old and can no longer be undone.",
  merge_with_itself: "A customer cannot be merged with itself.",
  identity_taken: "This identifier belongs to another customer. If both are one person, merge them.",
  identity_unreadable: "This identifier could not be read. Please check it.",
  attribute_unknown: "The attribute “{key}” is not defined.",
  attribute_value: "The value of “{key}” does not fit its type.",
  attribute_in_use: "The type of this attribute cannot change: some customers have a value.",
  rule_not_understood: "This condition could not be read. Please build it again.",
  rule_too_large: "This group has too many conditions. Please simplify it.",
  import_line_unreadable: "This line could not be read.",
  // imports
  import_column_unknown: "This file has no column, or an import no field, named “{name}”.",
  import_columns_unreadable: "Write columns as field=header or position, separated by commas.",
  import_fields_missing: "No column is known for: {fields}",
  import_date_format_unknown: "This date format is not known. Examples: DD/MM/YYYY or YYYY-MM-DD HH:mm",
  import_file_missing: "There is no file at {path}, or it cannot be read.",
  import_busy: "This import is being worked on right now.",
  import_finished: "This import is finished already.",
  import_file_gone: "The file of this import is not kept any more. Please upload it again.",
  import_nothing_readable: "None of the first {rows} rows could be read. Please check which column is which.",
};
