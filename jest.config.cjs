const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// The runner brings LWC 8 as engine while the project compiles with LWC 9; both speak the same templates.
process.env.SKIP_LWC_VERSION_MISMATCH_CHECK = 'true';

/** Components in Jest. The runner's own coverage globs match nothing, hence the explicit one. */
module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**'],
  setupFilesAfterEnv: [
    ...jestConfig.setupFilesAfterEnv,
    '<rootDir>/test/support/lwc/accessibility.cjs',
    '<rootDir>/test/support/lwc/setup.ts',
  ],
  moduleNameMapper: {
    '^lightning/modal$': '<rootDir>/test/support/lwc/lightning/modal.ts',
    '^lightning/confirm$': '<rootDir>/test/support/lwc/lightning/confirm.ts',
    '^test/support/lwc$': '<rootDir>/test/support/lwc/index.ts',
  },
};
