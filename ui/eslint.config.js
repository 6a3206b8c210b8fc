import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

// Who may import whom (docs/architecture.md), by what each folder must not import; tests/tidy/ui_imports.rs holds the same.
const layers = {
  ipc: ["model", "editor", "views", "app", "parts", "text"],
  text: ["ipc", "model", "editor", "views", "app", "parts"],
  parts: ["ipc", "model", "editor", "views", "app"],
  model: ["editor", "views", "app", "parts"],
  editor: ["views", "app"],
  views: ["app"],
};

export default ts.config(
  { ignores: ["dist/", "node_modules/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  { files: ["*.js", "*.ts"], languageOptions: { globals: { ...globals.node } } },
  {
    files: ["src/**"],
    ignores: ["src/ipc/tauri.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }] },
  },
  ...Object.entries(layers).map(([layer, above]) => ({
    files: [`src/${layer}/**`],
    ignores: ["src/ipc/tauri.ts", "**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            "@tauri-apps/*",
            ...above.map((name) => `../${name}/*`),
            ...above.map((name) => `../../${name}/*`),
          ],
        },
      ],
    },
  })),
);
