import { apiAddress, callHeaders, type Query, type Shape } from "./api.ts";
import { ApiError } from "./api-error.ts";

type UploadOptions = { query?: Query; signal?: AbortSignal; onProgress?: (fraction: number) => void };

/** Sends one file as the body of a POST and tells how far it is (0–1); fails like `api.post`. */
export function uploadFile<Answer>(path: string, file: File, shape: Shape<Answer>, options: UploadOptions = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", apiAddress(path, options.query));
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.setRequestHeader("hamdel-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError(0, { code: "offline", message: "" }));
    request.onabort = () => reject(new DOMException("Upload stopped", "AbortError"));
    request.onload = () => {
      const body = readJson(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(shape.parse(body));
      const problem = body as { code?: string; message?: string; fields?: Record<string, string> } | null;
      const code = problem?.code ?? `http_${request.status}`;
      reject(new ApiError(request.status, { code, message: problem?.message ?? "", fields: problem?.fields ?? {} }));
    };
    options.signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
