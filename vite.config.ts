import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "apps/web",
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // Fonts stay files: inlined, each page would carry them again.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { port: 5173, proxy: { "/api": "http://localhost:3000" } },
  preview: { port: 4173, proxy: { "/api": "http://localhost:3000" } },
});
