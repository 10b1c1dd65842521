/** The data, tooling and Apex APIs of the org. */
import type { FastifyInstance } from 'fastify';
import { API_VERSION, forUser, type ApiSurroundings } from './access.ts';
import { addApexSoap } from './apexSoap.ts';
import { addDescribe } from './describe.ts';
import { addQueries } from './queries.ts';
import { addRecords } from './records.ts';
import { addTooling } from './tooling.ts';

/** JSON bodies, which clients leave out although they say that there is one. */
function acceptEmptyBodies(scope: FastifyInstance): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)));
    } catch (error) {
      done(Object.assign(error as Error, { statusCode: 400 }));
    }
  });
}

/** Adds everything that official clients call, below `/services/data` and `/services/Soap`. */
export async function addApi(app: FastifyInstance, surroundings: ApiSurroundings): Promise<void> {
  const base = `/services/data/v${API_VERSION}`;
  await app.register(async (scope) => {
    acceptEmptyBodies(scope);
    scope.get('/services/data', async () => [{ label: "Summer '26", url: base, version: API_VERSION }]);
    scope.get(
      '/services/data/:version',
      forUser(surroundings, () => ({
        query: `${base}/query`,
        sobjects: `${base}/sobjects`,
        search: `${base}/search`,
        tooling: `${base}/tooling`,
      })),
    );
    addQueries(scope, surroundings);
    addDescribe(scope, surroundings);
    addRecords(scope, surroundings);
    addTooling(scope, surroundings);
  });
  await addApexSoap(app, surroundings);
}
