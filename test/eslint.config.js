import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const wiring = ['src/main.ts']
const outside = [
  { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: 'Settings come in as arguments; only main.ts reads the environment.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as an argument; only main.ts has a clock.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Time comes in as an argument; only main.ts has a clock.' },
  { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'Chance comes in as an argument.' },
  { selector: 'TSEnumDeclaration', message: 'A union of strings says the same.' },
]

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'test/output/', 'data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // The product's records of functions use no `this`, and a function may keep a promise's shape without waiting.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-depth': ['error', 3],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...outside],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
    },
  },
  { files: wiring, rules: { 'no-restricted-syntax': 'off' } },
  {
    // Without its own packages installed, what bench/ imports has no types.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
)
