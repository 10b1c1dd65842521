/** Anonymous blocks by the Apex SOAP API. Source: SOAP API Developer Guide, executeAnonymous(). */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { XMLParser } from 'fast-xml-parser';
import { compileAnonymous } from '../../../apex/compile.ts';
import { CompileError } from '../../../apex/syntax/parse.ts';
import { asObject, textOf } from '../../../kernel/guards.ts';
import type { LogLine, Outcome } from '../../transactions/outcome.ts';
import { escapeHtml } from '../pages.ts';
import type { ApiSurroundings } from './access.ts';

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: false, htmlEntities: true });

interface Result {
  compiled: boolean;
  success: boolean;
  line: number;
  column: number;
  compileProblem: string | null;
  exceptionMessage: string | null;
  exceptionStackTrace: string | null;
}

const element = (name: string, value: string | number | boolean | null): string =>
  value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escapeHtml(String(value))}</${name}>`;

function debugLog(code: string, logs: LogLine[], success: boolean): string {
  const lines = code.split('\n').map((line) => `Execute Anonymous: ${line}`);
  const events = logs.map(({ level, place, text }) => `USER_DEBUG|[${place}]|${level}|${text}`);
  return ['67.0 APEX_CODE,DEBUG', ...lines, 'EXECUTION_STARTED', ...events, success ? 'EXECUTION_FINISHED' : 'FATAL_ERROR'].join('\n');
}

function envelope(result: Result, log: string): string {
  const body = Object.entries(result).map(([name, value]) => element(name, value as string | number | boolean | null));
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/08/apex" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Header><DebuggingInfo><debugLog>${escapeHtml(log)}</debugLog></DebuggingInfo></soapenv:Header><soapenv:Body><executeAnonymousResponse><result>${body.join('')}</result></executeAnonymousResponse></soapenv:Body></soapenv:Envelope>`;
}

function fault(reply: FastifyReply, code: string, message: string): FastifyReply {
  const text = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="http://soap.sforce.com/2006/08/apex"><soapenv:Body><soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${escapeHtml(`${code}: ${message}`)}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;
  return reply.code(500).type('text/xml; charset=utf-8').send(text);
}

const passed: Result = {
  line: -1,
  column: -1,
  compiled: true,
  success: true,
  compileProblem: null,
  exceptionMessage: null,
  exceptionStackTrace: null,
};

function resultOf(outcome: Outcome): Result {
  if (outcome.ok) return passed;
  const { type = '', message = '', stackTrace = '' } = outcome.failure ?? {};
  const line = Number(/AnonymousBlock: line (\d+)/.exec(stackTrace)?.[1] ?? -1);
  return { ...passed, success: false, line, column: 1, exceptionMessage: `${type}: ${message}`, exceptionStackTrace: stackTrace };
}

async function execute(surroundings: ApiSurroundings, userId: string, code: string): Promise<string> {
  try {
    const script = compileAnonymous(surroundings.codeBase.compilation, code);
    const outcome = await surroundings.run({ kind: 'anonymous', userId, script });
    return envelope(resultOf(outcome), debugLog(code, outcome.logs, outcome.ok));
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { line, column, message } = error.problem;
    return envelope({ ...passed, compiled: false, success: false, line, column, compileProblem: message }, debugLog(code, [], false));
  }
}

/** Adds `/services/Soap/s/<version>/<org>`; the token stands in the body. */
export async function addApexSoap(app: FastifyInstance, surroundings: ApiSurroundings): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post('/services/Soap/s/*', async (request, reply) => {
      const document = asObject(asObject(parser.parse(String(request.body)) as unknown)['Envelope']);
      const session = asObject(asObject(document['Header'])['SessionHeader']);
      const facts = surroundings.sessions.tokenFacts(textOf(session, 'sessionId'));
      if (facts?.kind !== 'access') return fault(reply, 'INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
      const body = asObject(document['Body']);
      const call = asObject(body['executeAnonymous']);
      const code = textOf(call, 'apexcode');
      if (code === undefined) return fault(reply, 'UNKNOWN_EXCEPTION', `Not implemented in the local org: ${Object.keys(body).join(', ')}`);
      return reply.type('text/xml; charset=utf-8').send(await execute(surroundings, facts.userId, code));
    });
  });
}
