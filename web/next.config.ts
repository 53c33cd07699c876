import { resolve } from "node:path";
import type { NextConfig } from "next";

/**
 * The build is the same for every platform: name, features and the API's address are read when a page is asked for,
 * never here. Types are checked by `tsc -p web/tsconfig.json` with the rest of the repository, not twice.
 */
const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: resolve(import.meta.dirname, ".."),
  turbopack: { root: resolve(import.meta.dirname, "..") },
  transpilePackages: ["@terrace/ui", "@terrace/service-kit"],
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ["@terrace/ui", "lucide-react"] },
  images: { unoptimized: true },
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
};

export default config;
