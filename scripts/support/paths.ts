import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the project's root folder. */
export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
