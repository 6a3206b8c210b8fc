import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

// Who may import whom is held by tests/tidy/ui_imports.rs, circles too.
export default ts.config(
  { ignores: ["dist/", "node_modules/"] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"] },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // A failure is data that Rust worded; it is thrown as it came.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "file", name: "Failure" }] }],
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      // A test double may promise what it has at once.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  // A test asks for a method to spy on it, and jsdom is told here what it has not.
  { files: ["**/*.test.ts", "src/test-setup.ts"], rules: { "@typescript-eslint/unbound-method": "off" } },
  {
    // What a component hands on in its markup has no type here; svelte-check knows it and holds it.
    files: ["**/*.svelte"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
    },
  },
  { files: ["*.js", "*.ts"], languageOptions: { globals: { ...globals.node } } },
  { files: ["*.js"], extends: [ts.configs.disableTypeChecked] },
);
