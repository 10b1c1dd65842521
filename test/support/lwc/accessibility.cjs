/** Adds `toBeAccessible()` to expect. A script of its own, because its types would declare Jest's globals everywhere. */
require('@sa11y/jest').registerSa11yMatcher();
