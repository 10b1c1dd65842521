/**
 * ConnectApi.NamedCredentials: credentials of External Credentials and URLs of Named Credentials.
 * The value of an encrypted parameter is never given back. Source: Apex Reference, NamedCredentials class.
 */
import { current } from '../../runtime/context.ts';
import type { CredentialParameter } from '../../runtime/context.ts';
import { ApexList, ApexMap, enumConstant, required, throwApex } from '../../values/index.ts';
import type { ApexEnum } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import type { PlatformClass } from '../platformClass.ts';

function refuse(message: string): never {
  throwApex('ConnectApi.ConnectApiException', message);
}

function notFound(what: string, name: string): never {
  throwApex('ConnectApi.NotFoundException', `The ${what} ${name} doesn't exist or you don't have access to it.`);
}

const constant = (type: string, name: string): ApexEnum | null => enumConstant(`ConnectApi.${type}`, name) ?? null;

function values(parameters: CredentialParameter[]): ApexMap<string, PlatformBag> {
  const map = new ApexMap<string, PlatformBag>('String', 'ConnectApi.CredentialValue');
  for (const { name, value, encrypted } of parameters) {
    map.put(name, new PlatformBag('ConnectApi.CredentialValue', { encrypted, value: encrypted ? null : value }));
  }
  return map;
}

function credential(external: string, principal: string, type: ApexEnum | null): PlatformBag {
  const found =
    current().credentials.credential(required(external), required(principal)) ??
    notFound('external credential principal', `${external}.${principal}`);
  return new PlatformBag('ConnectApi.Credential', {
    authenticationProtocol: constant('CredentialAuthenticationProtocol', 'Custom'),
    authenticationStatus: constant('CredentialAuthenticationStatus', found.status),
    credentials: values(found.parameters),
    externalCredential: external,
    principalName: principal,
    principalType: type ?? constant('CredentialPrincipalType', 'NamedPrincipal'),
  });
}

function parametersOf(input: PlatformBag): CredentialParameter[] {
  const map = input.get('credentials') as ApexMap<string, PlatformBag> | null;
  return [...(map?.entries() ?? [])].map(([name, value]) => ({
    name,
    value: required(value).get('value') as string | null,
    encrypted: value.get('encrypted') !== false,
  }));
}

/** Creating needs a principal without values, updating one with values. */
function save(input: PlatformBag, when: 'NotConfigured' | 'Configured', replace: boolean): PlatformBag {
  const external = required(required(input).get('externalCredential') as string | null);
  const principal = required(input.get('principalName') as string | null);
  const { credentials } = current();
  const found = credentials.credential(external, principal) ?? notFound('external credential principal', `${external}.${principal}`);
  if (found.status !== when) {
    refuse(
      when === 'NotConfigured'
        ? `Credentials for ${external}.${principal} exist already. Update them instead.`
        : `Credentials for ${external}.${principal} don't exist yet. Create them first.`,
    );
  }
  if (!credentials.saveCredential(external, principal, parametersOf(input), replace))
    refuse(`Credentials for ${external}.${principal} couldn't be saved.`);
  return credential(external, principal, input.get('principalType') as ApexEnum | null);
}

function external(developerName: string): PlatformBag {
  return new PlatformBag('ConnectApi.ExternalCredential', {
    developerName,
    masterLabel: developerName,
    authenticationProtocol: constant('CredentialAuthenticationProtocol', 'Custom'),
  });
}

/** The permission sets that open a principal. */
function accessOf(principal: string): ApexList<PlatformBag> {
  const text =
    "SELECT ParentId, Parent.Name FROM SetupEntityAccess WHERE SetupEntityType = 'ExternalCredentialParameter' AND SetupEntityId = :principal ORDER BY Id";
  const { records } = current().data.query(text, { principal }, { mode: 'system', sharing: false });
  const bags = records.map(({ fields, parents }) => {
    const values = { id: fields['ParentId'], developerName: parents?.['Parent']?.fields['Name'] };
    return new PlatformBag('ConnectApi.ExternalCredentialPrincipalAccess', {
      ...values,
      type: constant('ExternalCredentialPrincipalAccessType', 'PermissionSet'),
    });
  });
  return new ApexList('ConnectApi.ExternalCredentialPrincipalAccess', bags);
}

/** An external credential with its principals and who may use them; not its parameters. Source: Apex Reference, ExternalCredentialPrincipal. */
function externalCredential(developerName: string): PlatformBag {
  const { credentials } = current();
  const found = credentials.principals?.(required(developerName)) ?? notFound('external credential', developerName);
  const principals = found.principals.map(
    ({ id, name }) =>
      new PlatformBag('ConnectApi.ExternalCredentialPrincipal', {
        id,
        principalName: name,
        principalType: constant('CredentialPrincipalType', 'NamedPrincipal'),
        authenticationStatus: constant(
          'CredentialAuthenticationStatus',
          credentials.credential(developerName, name)?.status ?? 'NotConfigured',
        ),
        principalAccess: accessOf(id),
      }),
  );
  return new PlatformBag('ConnectApi.ExternalCredential', {
    developerName,
    masterLabel: found.label,
    authenticationProtocol: constant('CredentialAuthenticationProtocol', 'Custom'),
    principals: new ApexList('ConnectApi.ExternalCredentialPrincipal', principals),
  });
}

function namedCredential(developerName: string): PlatformBag {
  const found = current().credentials.namedCredential(required(developerName)) ?? notFound('named credential', developerName);
  return new PlatformBag('ConnectApi.NamedCredential', {
    calloutUrl: found.url,
    developerName: found.developerName,
    externalCredentials: new ApexList('ConnectApi.ExternalCredential', [external(found.external)]),
    masterLabel: found.label,
    type: constant('NamedCredentialType', 'SecuredEndpoint'),
  });
}

function updateNamedCredential(developerName: string, input: PlatformBag): PlatformBag {
  namedCredential(developerName);
  const url = required(input).get('calloutUrl');
  if (typeof url !== 'string' || !/^https?:\/\/[^/\s]+/i.test(url)) refuse(`Enter a valid URL for the named credential ${developerName}.`);
  current().credentials.saveNamedCredentialUrl(developerName, url);
  return namedCredential(developerName);
}

export const namedCredentialsClass: PlatformClass = {
  name: 'ConnectApi.NamedCredentials',
  statics: {
    createCredential: (input: PlatformBag) => save(input, 'NotConfigured', true),
    'deleteCredential/3': (name: string, principal: string) => current().credentials.deleteCredential(required(name), required(principal)),
    getCredential: credential,
    getExternalCredential: externalCredential,
    getNamedCredential: namedCredential,
    patchCredential: (input: PlatformBag) => save(input, 'Configured', false),
    updateCredential: (input: PlatformBag) => save(input, 'Configured', true),
    updateNamedCredential,
  },
};
