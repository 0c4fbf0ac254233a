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
  kind_in_use: "A flow reads answers with this kind. Choose another kind in that flow first, and publish it.",
  too_large: "What was sent is larger than allowed.",
  unsupported_type: "This type of content is not supported.",
  too_many_requests: "Too many requests. Please try again in a moment.",
  not_ready: "The system is not ready yet. Please try again in a moment.",
  idempotency_reused: "This idempotency key was used before with other content.",
  internal: "Something went wrong on our side. Nothing was lost; please try again.",
  // outgoing calls
  address_refused:
    "This address lies in a private network, which Hamdel does not call. If it should, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  // phone
  no_extension: "No extension is recorded for you. Ask a manager to set yours under “Phone exchange” in the settings.",
  exchange_paused: "Your phone exchange is paused just now. A manager can start it again in the settings.",
  no_phone_number: "We have no phone number of this customer. Add their number first.",
  contact_refused: "This customer may not be called just now. Their details, under consent, say why.",
  exchange_failed:
    "The phone exchange did not take this call. Check your extension, and the right to place calls, in the settings of the exchange.",
  exchange_unreachable:
    "The phone exchange does not answer. Try again in a moment; if it goes on, a manager can test the connection in the settings.",
  exchange_credentials:
    "The phone exchange refuses the user name or password. A manager can correct them under “Phone exchange” in the settings.",
  exchange_no_api:
    "To place calls, the address of Simotel’s API is needed. A manager can add it under “Phone exchange” in the settings.",
  call_without_number: "This call has no number by which a customer could be made.",
  // cases
  term_says_nothing: "Write at least one word to look for.",
  too_many_terms: "There is no room for more than {most} terms. Take away one that is no longer needed.",
  feed_without_address: "Write the address of the feed.",
  mention_not_in_group: "This was not heard in a group our bot is a member of. Open its link and answer there.",
  mention_columns:
    "No text or title column was found in the first row. Name the columns “text”, “title”, “link”, “author” and “date”.",
  mention_file: "This file could not be read. Save it as CSV with a first row of column names and send it again.",
  case_of_nobody:
    "A case belongs to a customer. Name a customer, a conversation, or a response whose customer is known.",
  case_is_over: "This case is closed. Open it again first if something is left to do.",
  case_move_refused: "The case cannot do this as it stands now. Reload the page and look at its state.",
  root_cause_missing: "Choose the root cause before you ask the customer.",
  root_cause_unknown: "This root cause is not on the brand’s list. Choose one that is.",
  improvement_not_done: "Tell customers once it is done. Set the state to “done” first.",
  testimonial_not_allowed: "The customer has not allowed these words to be published yet.",
  referral_unknown: "There is no such referral code. Please read it again.",
  referral_own: "This code is the customer’s own.",
  referral_known: "This customer was there before, or came by another code.",
  // channels
  bot_in_training: "The assistant is still learning the newest examples. Publish again in a moment.",
  bot_is_off: "The assistant is not switched on for any channel. Switch it on in the settings.",
  flow_unfinished: "This flow is not finished yet. Mend the steps shown and publish it again.",
  bad_signature: "The signature of this request is not right.",
  not_understood: "This message could not be read.",
  channel_failed:
    "The provider of this channel did not answer as it should ({problem}). Please check the channel's settings.",
  // command line
  brand_missing: "There is no such brand here. Brands: {known}",
  brand_unclear: "There are several brands here ({known}). Name one with --brand.",
  export_format_unknown: "Name the file with the format it is to have: .csv, .csv.gz, .ndjson, .ndjson.gz or .xlsx",
  export_file_refused: "The file {file} cannot be written. Is there such a folder, and may this account write there?",
  // intake
  reader_missing: "This version does not read this type of input.",
  // knowledge
  help_domain_taken: "This domain belongs to another brand's help centre.",
  publish_past: "This time is over. Choose one in the future, or publish now.",
  picture_refused: "This picture is not taken. Send PNG, JPEG, GIF or WebP.",
  archive_too_large: "This archive is too large or holds too many files. Send it in several parts.",
  archive_broken: "This archive is damaged and could not be read.",
  import_kind: "Send a zip of Markdown or HTML, or one csv, md or html file.",
  // inbox
  two_customers: "These conversations are of two customers. If they are one person, merge the customers first.",
  merged_already: "These two are one conversation.",
  not_merged: "This conversation was not merged into another, or nothing of it is left to go back.",
  split_nothing_stays: "Nothing would stay before this message. Choose a later one.",
  not_split: "This conversation was not split off from another.",
  macro_empty: "This macro does nothing. Give it at least one thing to do.",
  forward_needs_email: "A message is forwarded to somebody outside through a mailbox.",
  newer_message: "The customer has just written again. Read it and send once more.",
  empty_message: "The message is empty. Write something or attach a file.",
  no_account: "No account of this channel works just now. Connect one in the settings, or choose another channel.",
  no_address: "We have no address of this customer for this channel. Choose another channel.",
  channel_paused: "This channel is paused. Turn it on in the settings or choose another one.",
  window_closed:
    "Too long since the customer's last message: this channel takes no free words. Send an approved template or choose another channel.",
  public_by_people: "Only people answer under comments, where all can read.",
  private_done: "This comment was answered privately once. Please answer under it.",
  comment_too_old: "This comment is over seven days old and cannot be answered privately. Please answer under it.",
  template_missing: "This template is not approved, or was removed. Choose another one.",
  template_gaps: "Please fill all gaps of the template.",
  template_file: "This template needs one file, or takes none. Mend the files and send again.",
  channel_unknown: "There is no channel of the kind “{kind}”.",
  not_a_line: "Only SMS lines can stand in for one another.",
  push_off: "This brand does not push that way. Turn it on under “Push” first.",
  channel_settings: "The settings of this channel are not complete. Please correct the fields shown.",
  snooze_past: "That time has passed. Choose one to come.",
  member_unknown: "This colleague is not in the brand. Reload the list of colleagues.",
  too_late_to_take_back: "This message has gone out and cannot be taken back.",
  not_to_be_retried: "This message is not in a state to be sent again.",
  storage_away: "Files cannot be kept or read just now. Please try again in a moment.",
  file_being_checked: "This file is still being checked for viruses. Please try again in a moment.",
  file_infected: "A virus was found in this file, so it is not given out.",
  form_unknown: "This form is not here, or is switched off.",
  chat_off: "The chat of this site is not on.",
  file_type_refused: "We do not take files of this type. Send a picture, sound, PDF or office document.",
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
  intent_model_unreadable:
    "This is not a model of intents, is damaged, or was written by another version. Please train it again.",
  json_line_unread: "Line {line} could not be read: it takes a JSON object with the fields that are asked for.",
  search_index_unread: "{path} is not a search index of this version. Please make it again by `hamdel search index`.",
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
  text_line_unread: "Line {line} could not be read. Each line must be JSON with what `--help` names.",
  sentiment_model_unread: "{path} is not a model that `hamdel text learn-sentiment` of this version wrote.",
  import_file_missing: "There is no file at {path}, or it cannot be read.",
  import_busy: "This import is being worked on right now.",
  import_finished: "This import is finished already.",
  import_file_gone: "The file of this import is not kept any more. Please upload it again.",
  import_nothing_readable: "None of the first {rows} rows could be read. Please check which column is which.",

  // surveys
  survey_not_live: "This survey is not published yet. Please publish it first.",
  survey_closed: "This survey is closed and takes no more answers.",
  survey_expired: "The time to answer this invitation is over.",
  survey_answered: "This survey was answered already and can no longer be changed.",
  survey_not_for_keys:
    "The question of this survey cannot be answered by a key of a phone. Begin it with a scale or a few options.",
  key_out_of_scale: "The key “{key}” is no answer to this question.",
  survey_has_problems: "The survey still has problems. Please mend those shown and publish again.",
  answers_refused: "Some answers could not be taken. Please look at those shown again.",

  // ways out
  webhook_needs_person:
    "Names and numbers of customers can be sent only by somebody who may export customers. Please sign in as such a colleague.",
  webhook_needs_https:
    "Names and numbers of customers are sent to https addresses only. Change the address or leave them out.",
  export_needs_person:
    "Data of customers and their answers can be sent only by somebody who may export customers. Please sign in as such a colleague.",
  export_needs_https: "The service's address must begin with https, so that nobody reads the data on its way.",
  export_untested: "Please test the connection first, so that the server's key is known.",
  export_secret_needed: "Please enter the secret key or password.",
  export_place_taken:
    "Another export writes into this folder and the files would overwrite each other. Please give this one another folder.",

  // shops
  shop_needs_https: "A shop's keys are sent to https addresses only. Write the address with https.",
  shop_keys_missing: "Give both the key and the secret that WooCommerce made.",
  mapping_unfit: "The sample cannot be read by this mapping. Mend the fields shown and save again.",
  delivery_forgotten:
    "The body of this delivery is no longer kept, so it cannot be read again. Ask the sender to send it once more.",
  // codes
  survey_without_link: "This survey has no open link. Switch it on in the survey's own settings.",
  too_many_codes: "There are 2,000 codes already; retire those that are not in use before you make more.",
  cannot_print:
    "There is no Chromium on this server, so no PDF can be made. Download the picture of the code instead, or ask whoever runs the server to install it.",
  // letters
  postal_code: "A postal code has ten digits, without 0 and 2 among the first five. Please look at the digits again.",
  gap_unknown: "Nothing is called “{gap}”. Take one from the list beside the text.",
  too_many_letter_templates: "There are 200 templates already; remove those that are not in use before you write more.",
  nobody_chosen: "Nobody is in this group. Choose another one.",
  too_many_letters: "A batch takes at most {most} letters. Make the group smaller by one more condition.",
  nobody_to_write: "Everybody is left out. The list says why; check again once that is put right.",
  letters_printing: "The letters are being made just now. Let that finish and try again.",
  letters_posted: "This batch was posted. Make another one for a new letter.",
  letters_told: "These letters stand on the timelines of the customers, and cannot be taken back any more.",
  letters_not_posted: "This letter was not posted yet. First say on which day the batch was posted.",
  posted_in_future: "The day of posting is today or earlier.",
  print_gone: "This PDF is not kept any more. Print the letters again.",
  // branches
  too_many_branches: "There are 5,000 branches already; remove those that are gone before you add more.",
  meeting_over: "This is over. Write a time that is still to come, or plan a new one.",
  meeting_cancelled: "This was cancelled. If it takes place after all, take the cancellation back first.",
  meeting_full: "All places are taken. Raise the limit of places, or plan another one.",
  attendance_columns:
    "No column for a name, an e-mail or a phone was found in this file. Say which one names the participants.",
  branch_columns: "There is no column for name and city in this file. Download the list and use the same columns.",
};
