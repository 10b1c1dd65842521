import eslint from '@eslint/js';
import lwcConfig from '@salesforce/eslint-config-lwc/recommended.js';
import importPlugin from 'eslint-plugin-import';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** Rooms of the local environment and what each may import besides itself (see ARCHITECTURE.md). */
const rooms = {
  kernel: [],
  seed: ['kernel'],
  apex: ['kernel'],
  data: ['kernel'],
  org: ['kernel', 'apex', 'data'],
  lightning: ['kernel'],
  marketo: ['kernel'],
  sales: ['kernel'],
  window: ['kernel'],
  cli: ['kernel', 'seed', 'apex', 'data', 'org', 'lightning', 'marketo', 'sales', 'window'],
};

const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./local/${room}`,
  from: './local',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `local/${room} may import only: ${[room, ...allowed].join(', ')}.`,
}));

const sizes = {
  'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'coverage/**',
      'dist/**',
      '.cache/**',
      '.local/**',
      'force-app/**/lwc/**/*.js',
      'test/fixtures/**',
      '**/*.d.ts',
    ],
  },
  {
    files: ['local/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    plugins: { import: importPlugin },
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './local/lightning/client/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...sizes,
      'import/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            { target: './local', from: './force-app', message: 'The local environment reads force-app as data, it never imports it.' },
            { target: './force-app', from: './local', message: 'The package never knows that it runs locally.' },
          ],
        },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-unused-vars': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  {
    files: ['force-app/**/lwc/**/*.ts'],
    extends: [...lwcConfig, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: './tsconfig.lwc-test.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: { ...sizes, 'no-unused-vars': 'off', '@typescript-eslint/no-explicit-any': 'error' },
  },
  {
    files: ['force-app/**/__tests__/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'max-lines-per-function': 'off',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
