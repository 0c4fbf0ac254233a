/** A refusal or failure the server put into words: `code` is stable, `message` is for people, `fields` per form field. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Record<string, string>;

  constructor(status: number, problem: { code: string; message: string; fields?: Record<string, string> }) {
    super(problem.message);
    this.name = "ApiError";
    this.status = status;
    this.code = problem.code;
    this.fields = problem.fields ?? {};
  }
}

/** Whether an error means "nobody is signed in". */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** The error an unsuccessful response carries (problem+json), or one made from its status. */
export async function errorFrom(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  const code = typeof body?.["code"] === "string" ? body["code"] : `http_${response.status}`;
  const message = typeof body?.["message"] === "string" ? body["message"] : "";
  const fields = fieldsOf(body?.["fields"]);
  return new ApiError(response.status, { code, message, fields });
}

/** Field messages, whether the server listed them by name or as `{path, message}`. */
function fieldsOf(value: unknown): Record<string, string> {
  if (Array.isArray(value)) {
    return Object.fromEntries(value.map((field) => [String(field?.path ?? ""), String(field?.message ?? "")]));
  }
  if (value === null || typeof value !== "object") return {};
  return Object.fromEntries(Object.entries(value).map(([name, message]) => [name, String(message)]));
}
