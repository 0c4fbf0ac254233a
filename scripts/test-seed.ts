// Properties try the same values in every run, so that what failed fails again, and nothing fails by chance alone. HAMDEL_SEED tries others.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["HAMDEL_SEED"] ?? 2026) });
