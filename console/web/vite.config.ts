import tailwind from "@tailwindcss/postcss";
import { defineConfig } from "vite";

/** Addresses are relative to the page's base, which the server decides. */
export default defineConfig({
  base: "./",
  css: { postcss: { plugins: [tailwind()] } },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000, emptyOutDir: true },
});
