'use strict';
// Habits of this repository that none of the linter's own rules covers.

/** Privacy is the keyword `private`: it reads alike on fields, methods and parameters of a constructor. */
const privateKeyword = {
  create(context) {
    return {
      PrivateIdentifier(node) {
        context.report({ node, message: 'Write `private` instead of `#`.' });
      },
    };
  },
};

const SCREAMING = /^[A-Z][A-Z0-9_]*$/;
const CONSTANT = new Set(['Literal', 'TemplateLiteral', 'ArrayExpression']);

/** A constant of a module (a number, a text, a pattern, a list) is told from a variable by its capitals. */
const screamingConstants = {
  create(context) {
    return {
      'Program > VariableDeclaration, Program > ExportNamedDeclaration > VariableDeclaration'({ kind, declarations }) {
        for (const { id, init } of declarations) {
          const isConstant = kind === 'const' && CONSTANT.has((init?.expression ?? init)?.type);
          if (isConstant && id.type === 'Identifier' && !SCREAMING.test(id.name)) {
            context.report({ node: id, message: 'Write the constants of a module in capitals.' });
          }
        }
      },
    };
  },
};

module.exports = {
  meta: { name: 'one-hand' },
  rules: { 'private-keyword': privateKeyword, 'screaming-constants': screamingConstants },
};
