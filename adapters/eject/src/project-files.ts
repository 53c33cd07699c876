import type { Assembly, EjectedFile } from "./assembly.ts";
import { DEPLOY_SCRIPT, databaseFiles } from "./database-files.ts";

/** The versions that the templates were written with; `CLI` reads the assemblies of that library. */
const LIBRARY = "2.276.0";
const CONSTRUCTS = "10.8.1";
const CLI = "2.1148.1";

/** What npm, CDK and TypeScript want to know of the project. */
export function projectFiles(assembly: Assembly): readonly EjectedFile[] {
  const { platform, environment } = assembly;
  const deploy = databaseFiles(assembly).length === 0 ? "cdk deploy --all" : `./${DEPLOY_SCRIPT}`;
  return [
    json("package.json", {
      name: `${platform}-${environment}`,
      version: "1.0.0",
      private: true,
      type: "module",
      // Node runs TypeScript by itself since then.
      engines: { node: ">=22.18" },
      scripts: { synth: "cdk synth --quiet", diff: "cdk diff", deploy, check: "tsc" },
      dependencies: { "aws-cdk-lib": LIBRARY, constructs: CONSTRUCTS },
      devDependencies: { "@types/node": "24.19.2", "aws-cdk": CLI, typescript: "5.9.3" },
    }),
    json("cdk.json", {
      app: "node bin/app.ts",
      output: "cdk.out",
      pathMetadata: false,
      assetMetadata: false,
      versionReporting: false,
    }),
    json("tsconfig.json", {
      compilerOptions: {
        target: "es2023",
        module: "nodenext",
        types: ["node"],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
        allowImportingTsExtensions: true,
      },
      include: ["bin", "stacks"],
    }),
    { path: ".gitignore", text: "node_modules/\ncdk.out/\n", executable: false },
  ];
}

function json(path: string, value: object): EjectedFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n`, executable: false };
}
