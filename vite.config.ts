/** How the page is built and tested: one React application, module workers, Monaco in chunks of its own. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  base: "./",
  resolve: {
    // monaco-worker-manager (inside monaco-yaml) imports paths that monaco-editor 0.56 moved.
    alias: [{ find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: "monaco-editor/$1" }],
  },
  worker: { format: "es" },
  build: { target: "es2022", chunkSizeWarningLimit: 4000 },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "e2e/conformance/**/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
