import type { FeedProblemCode } from "../../contract.ts";

/** Why a feed could not be read, and after how many seconds it asks to be asked again. */
export class FeedProblem extends Error {
  readonly code: FeedProblemCode;
  readonly retryAfter: number | null;
  constructor(code: FeedProblemCode, retryAfter: number | null = null) {
    super(code);
    this.name = "FeedProblem";
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
