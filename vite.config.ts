/** How the page is built and tested: one React application, module workers, Monaco in chunks of its own. */
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * The built page may load nothing but itself. The development server needs inline scripts, so it goes
 * without.
 */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policy },
      injectTo: "head-prepend",
    },
  ],
};

const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

export default defineConfig({
  plugins: [react(), contentSecurityPolicy],
  base: "./",
  server: { open: hasDisplay && !process.env.CI },
  resolve: {
    // monaco-worker-manager (inside monaco-yaml) imports paths that monaco-editor 0.56 moved.
    alias: [{ find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: "monaco-editor/$1" }],
  },
  // What workers import is found at once, or a fresh checkout's first page would load again and again.
  optimizeDeps: { entries: ["index.html", "src/**/*.worker.ts"] },
  worker: { format: "es" },
  build: { target: "es2022", chunkSizeWarningLimit: 4000, manifest: true },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "e2e/conformance/**/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
