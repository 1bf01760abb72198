import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Packages are TypeScript as written; Next compiles what the pages import.
  transpilePackages: [
    "@patchbay/api",
    "@patchbay/base",
    "@patchbay/canvas",
    "@patchbay/compiler",
    "@patchbay/domain",
    "@patchbay/engine",
    "@patchbay/flow-model",
    "@patchbay/node-kit",
    "@patchbay/nodes",
    "@patchbay/ports",
    "@patchbay/softphone",
    "@patchbay/ui",
    "@patchbay/wire",
  ],
  turbopack: { root },
  // `npm run typecheck` checks this app with the rest; a second check would only slow the build.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Builds start from a clean checkout more often than not: writing the cache costs more than it saves.
  experimental: { turbopackFileSystemCacheForBuild: false },
};

export default config;
