/** What a refusal may carry: the field it is about, and values for its sentence. */
export type RefusalDetail = {
  field?: string;
  fields?: { path: string; code: string }[];
  values?: Record<string, string | number>;
};

/**
 * An expected "no": coded, translated for the reader, answered with a 4xx. Anything else that is thrown is a bug.
 * `status` defaults by code (see refusalStatus); `message` is for logs only.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;
  constructor(code: RefusalCode, detail: RefusalDetail | string = {}) {
    super(typeof detail === "string" ? `${code}: ${detail}` : code);
    this.name = "Refusal";
    this.code = code;
    this.detail = typeof detail === "string" ? { field: detail } : detail;
  }
}

/** Codes are named in `refusals.fa.ts`; a code without its sentence does not compile. */
export type RefusalCode = keyof typeof import("./refusals.fa.ts").refusals;

const statuses: Partial<Record<RefusalCode, number>> = {
  not_signed_in: 401,
  not_permitted: 403,
  not_found: 404,
  conflict: 409,
  already_exists: 409,
  kind_in_use: 409,
  too_large: 413,
  unsupported_type: 415,
  too_many_requests: 429,
  too_many_attempts: 429,
  email_taken: 409,
  already_set_up: 409,
  slug_taken: 409,
  last_owner: 409,
  already_member: 409,
  owners_only: 403,
  newer_message: 409,
  window_closed: 409,
  private_done: 409,
  comment_too_old: 409,
  public_by_people: 403,
  two_customers: 409,
  merged_already: 409,
  not_merged: 409,
  not_split: 409,
  bad_signature: 403,
  file_type_refused: 415,
  not_ready: 503,
  cannot_print: 503,
  letters_posted: 409,
  letters_printing: 409,
  letters_told: 409,
  letters_not_posted: 409,
  print_gone: 410,
  storage_away: 503,
  file_being_checked: 409,
  file_infected: 403,
  help_domain_taken: 409,
  archive_too_large: 413,
  picture_refused: 415,
  import_kind: 415,
  channel_failed: 502,
  bot_in_training: 409,
  bot_is_off: 409,
  case_is_over: 409,
  case_move_refused: 409,
  improvement_not_done: 409,
  testimonial_not_allowed: 409,
  referral_known: 409,
  survey_not_live: 409,
  survey_closed: 409,
  meeting_over: 409,
  meeting_cancelled: 409,
  meeting_full: 409,
  attendance_columns: 422,
  survey_expired: 410,
  survey_answered: 409,
  survey_has_problems: 422,
  survey_not_for_keys: 409,
  key_out_of_scale: 422,
  answers_refused: 422,
  webhook_needs_person: 403,
  no_extension: 409,
  exchange_paused: 409,
  no_phone_number: 409,
  contact_refused: 403,
  exchange_failed: 502,
  exchange_unreachable: 502,
  exchange_credentials: 502,
  exchange_no_api: 409,
  call_without_number: 409,
  export_needs_person: 403,
  export_place_taken: 409,
  mapping_unfit: 422,
  delivery_forgotten: 409,
  mention_not_in_group: 409,
  mention_columns: 422,
  mention_file: 415,
};

/** The HTTP status of a refusal; 400 unless the code says otherwise. */
export function refusalStatus(code: RefusalCode): number {
  return statuses[code] ?? 400;
}
