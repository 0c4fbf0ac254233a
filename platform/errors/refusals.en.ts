import type { refusals as fa } from "./refusals.fa.ts";

export const refusals: Record<keyof typeof fa, string> = {
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
};
