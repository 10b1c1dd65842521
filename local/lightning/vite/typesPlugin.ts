import { transformWithOxc, type Plugin } from 'vite';

/** Strips types before the component compiler sees a file; decorators and class fields stay as they are. */
export function typesPlugin(): Plugin {
  return {
    name: 'strip-types',
    enforce: 'pre',
    async transform(source, id) {
      const file = id.split('?')[0] ?? id;
      if (!file.endsWith('.ts')) return null;
      const result = await transformWithOxc(source, file, { lang: 'ts', target: 'esnext', sourcemap: false, decorator: { legacy: false } });
      return { code: result.code, map: null, moduleType: 'js' };
    },
  };
}
