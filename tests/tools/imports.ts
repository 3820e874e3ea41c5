import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One file naming another (or a package). `type` when only types are taken, which leaves no trace in what runs. */
export interface Import {
  from: string;
  to: string;
  type: boolean;
}

/** One source file: its path from the root, with `/`, and its text. */
export interface Source {
  path: string;
  text: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['shared', 'server', 'facilitator-ui', 'projector-ui', 'participant-ui', 'tests'];

/** Every TypeScript, JavaScript and Svelte file of the project. */
export function readSources(): Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name.replaceAll('\\', '/'))),
  )
    .filter((path) => /\.(ts|mjs|js|svelte)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** All imports of a file: static and dynamic, re-exports, types. Relative ones come back as paths from the root. */
export function importsOf({ path, text }: Source): Import[] {
  const found: Import[] = [];
  const add = (to: string, type: boolean) => found.push({ from: path, to: to.startsWith('.') ? posix.join(posix.dirname(path), to) : to, type });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) add(node.moduleSpecifier.text, onlyTypes(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      add(node.argument.literal.text, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [named] = node.arguments;
      add(named && ts.isStringLiteralLike(named) ? named.text : '(computed)', false);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse({ path, text }));
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

/** Names a file uses without declaring or importing them: what it takes from the world around it. */
export function worldNamesOf(source: Source): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node) && !isField(node)) (declares(node) ? declared : used).add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return new Set([...used].filter((name) => !declared.has(name)));
}

/** Whether this identifier only says which field of something: `.this`, or `{ this: 1 }`. */
function isField(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/** Whether this identifier names something new here: a variable, a parameter, a function, an import. */
function declares(node: ts.Identifier): boolean {
  const { parent } = node;
  return !ts.isShorthandPropertyAssignment(parent) && 'name' in parent && parent.name === node;
}

/** The script parts of a Svelte file, the whole of any other. */
function parse({ path, text }: Source): ts.SourceFile {
  const code = path.endsWith('.svelte') ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n') : text;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, path.endsWith('js') ? ts.ScriptKind.JS : ts.ScriptKind.TS);
}
