import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { TRIMMED_HOST } from '../../host/hosts';
import { PLUGIN_DIR } from '../../tools/paths';

const NOCOBASE = path.join(TRIMMED_HOST, 'node_modules/@nocobase');

/** The two browser applications, with the plugin whose form is extended, and where each is declared by hand. */
const CLIENTS = [
  {
    client: 'legacy',
    scripts: ['app/dist/client/assets', 'plugin-auth/dist/client'],
    module: 'nocobase-client',
    beside: ['nocobase-browser', 'formily-react', 'axios'],
  },
  {
    client: 'modern',
    scripts: ['app/dist/client/v/assets', 'plugin-auth/dist/client-v2'],
    module: 'nocobase-client-v2',
    beside: ['nocobase-browser', 'axios'],
  },
];

// A minifier renames neither what a module exports nor the properties of objects, so whatever is declared stands in the code.
// Whether a property belongs to the object that it is declared on, browser tests show.
test.each(CLIENTS)('the $client client has what types/ declares of it', ({ scripts, module, beside }) => {
  const code = scripts.map(readScripts).join('\n');
  const values = namesOfValues(readDeclarations(module));
  const members = [module, ...beside].map(readDeclarations).flatMap(namesOfMembers);
  const exported = exportListOf(code, values);

  expect(values.filter((name) => !exported.has(name))).toEqual([]);
  expect(members.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

function readScripts(folder: string): string {
  const dir = path.join(NOCOBASE, folder);
  const scripts = fs.readdirSync(dir).filter((file) => file.endsWith('.js'));
  return scripts.map((file) => fs.readFileSync(path.join(dir, file), 'utf8')).join('\n');
}

function readDeclarations(name: string): ts.SourceFile {
  const file = path.join(PLUGIN_DIR, 'types', `${name}.d.ts`);
  return ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Of the lists in which a bundler writes down what a module exports, the one that has most of these names. */
function exportListOf(code: string, names: string[]): Set<string> {
  const lists = [...code.matchAll(/\.d\([\w$]+,\{([^{}]*)\}\)/g)].map(
    ([, list = '']) => new Set([...list.matchAll(/([\w$]+):\(\)=>/g)].map(([, name = '']) => name)),
  );
  const count = (list: Set<string>) => names.filter((name) => list.has(name)).length;
  return lists.reduce((best, list) => (count(list) > count(best) ? list : best), new Set<string>());
}

/** Classes, functions and constants: what code can import. */
function namesOfValues(file: ts.SourceFile): string[] {
  return namesIn(
    file,
    (node) => ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node),
  );
}

/** Properties and methods, wherever a type has them. */
function namesOfMembers(file: ts.SourceFile): string[] {
  return namesIn(file, (node) => ts.isTypeElement(node) || ts.isClassElement(node));
}

function namesIn(node: ts.Node, isWanted: (node: ts.Node) => boolean): string[] {
  // A constructor has no name.
  const name = isWanted(node) ? ts.getNameOfDeclaration(node as ts.Declaration) : undefined;
  const names = name ? [name.getText()] : [];
  ts.forEachChild(node, (child) => void names.push(...namesIn(child, isWanted)));
  return names;
}
