/** Static resources of the org's code. Source: Salesforce Help, Static Resources: `/resource/<name>`. */
import type { FastifyInstance } from 'fastify';
import { textOf } from '../../kernel/guards.ts';
import type { CodeBase } from '../code/codeBase.ts';
import { metadataPort } from '../code/metadataPort.ts';

/** Adds `/resource/<name>`. Everybody who can open a page may read them. */
export function addResources(app: FastifyInstance, codeBase: CodeBase): void {
  const port = metadataPort(codeBase.metadata, codeBase.directories);
  const types = new Map(codeBase.metadata.staticResources.map(({ name, contentType }) => [name.toLowerCase(), contentType]));
  app.get('/resource/:name', async (request, reply) => {
    const name = textOf(request.params, 'name') ?? '';
    const content = port.staticResource(name);
    if (!content) return reply.code(404).type('text/plain').send(`There is no static resource ${name}.`);
    return reply
      .header('Cache-Control', 'public, max-age=3600')
      .type(types.get(name.toLowerCase()) ?? 'application/octet-stream')
      .send(content);
  });
}
