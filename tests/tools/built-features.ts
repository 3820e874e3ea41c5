import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import doiuse from 'doiuse';
import { ESLint, type Linter } from 'eslint';
import compat from 'eslint-plugin-compat';
import esX from 'eslint-plugin-es-x';
import postcss from 'postcss';

const CLIENT = resolve('dist/client');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly assets?: readonly string[];
}

/** All that a page may ever load: script and styles, also what comes later. */
export const filesOf = async (manifest: string, entry: string): Promise<string[]> => {
  const chunks = JSON.parse(await readFile(join(CLIENT, manifest), 'utf8')) as Record<string, Chunk>;
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = chunks[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  visit(entry);
  return [...files];
};

const textOf = (file: string): Promise<string> => readFile(join(CLIENT, file), 'utf8');

/** Names of an array's methods that iterators have had since 2025: which of the two a minified call is, nothing tells. */
const SHARED_WITH_ARRAYS = /^es-x\/no-iterator-prototype-/;

/** Rules about methods by their name alone: a property that is not called is one of ours. */
const BY_NAME = /^es-x\/no-\w+-prototype-/;

const lint = async (config: Linter.Config, files: readonly string[], isCounted: (rule: string, after: string) => boolean): Promise<string[]> => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    ignore: false,
    allowInlineConfig: false,
    overrideConfig: [{ ...config, languageOptions: { ecmaVersion: 2025, sourceType: 'module' } }],
  });
  const found = new Set<string>();
  for (const file of files.filter((one) => one.endsWith('.js'))) {
    const text = await textOf(file);
    const lines = text.split('\n');
    const [result] = await eslint.lintText(text, { filePath: file });
    for (const { ruleId, message, endLine, endColumn, fatal } of result?.messages ?? []) {
      if (fatal) found.add(message);
      else if (isCounted(ruleId ?? '', (lines[(endLine ?? 1) - 1] ?? '').slice((endColumn ?? 1) - 1))) found.add(message);
    }
  }
  return [...found].sort();
};

/** What of the language is newer than `edition`, but for what these rules say. Built script has the syntax of `edition` by its target. */
export const newLanguage = (files: readonly string[], edition: 'es2020' | 'es2022', without: readonly string[]): Promise<string[]> =>
  lint(
    { ...esX.configs[`flat/restrict-to-${edition}`], settings: { 'es-x': { aggressive: true } } },
    files,
    (rule, after) => !without.includes(rule) && !SHARED_WITH_ARRAYS.test(rule) && (!BY_NAME.test(rule) || after.startsWith('(')),
  );

/** What of the browser itself these browsers lack. */
export const newInterfaces = (files: readonly string[], browsers: readonly string[]): Promise<string[]> =>
  lint({ ...compat.configs['flat/recommended'], settings: { browsers } }, files, () => true);

/** What of the styles these browsers lack, by its name on caniuse.com. */
export const newStyles = async (files: readonly string[], browsers: readonly string[]): Promise<string[]> => {
  const found = new Set<string>();
  const processor = postcss([doiuse({ browsers, onFeatureUsage: ({ feature }) => found.add(feature) })]);
  for (const file of files.filter((one) => one.endsWith('.css'))) await processor.process(await textOf(file), { from: file });
  return [...found].sort();
};
