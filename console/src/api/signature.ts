/** An access key, kept for as long as the tab is open. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  region: string;
}

export interface Signable {
  method: string;
  host: string;
  /** The path as it is sent, escaped, and after a `?` the query. */
  path: string;
  /** Headers to sign beside `host` and those that the signature adds; names in lower case. */
  headers: Record<string, string>;
  body: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const SERVICE = 'states';

/**
 * The headers that Signature Version 4 adds to a request. The secret never leaves the page: what is sent is what the
 * browser's own WebCrypto makes of it.
 */
export async function signature(
  request: Signable,
  credentials: Credentials,
  now: Date,
  service: string = SERVICE,
): Promise<Record<string, string>> {
  const timestamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = timestamp.slice(0, 8);
  const scope = [day, credentials.region, service, 'aws4_request'];
  const added = {
    'x-amz-date': timestamp,
    ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
  };
  const signed: Record<string, string> = { ...request.headers, ...added, host: request.host };
  const names = Object.keys(signed).sort();
  const [path = '/', query = ''] = split(request.path);
  const canonical = [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${signed[name]!.trim().replace(/\s+/g, ' ')}`),
    '',
    names.join(';'),
    await hash(request.body),
  ].join('\n');
  const toSign = [ALGORITHM, timestamp, scope.join('/'), await hash(canonical)].join('\n');
  let key: Uint8Array<ArrayBuffer> = bytes(`AWS4${credentials.secretAccessKey}`);
  for (const part of scope) {
    key = await keyedHash(key, part);
  }
  const result = hex(await keyedHash(key, toSign));
  return {
    ...added,
    authorization: `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${result}`,
  };
}

function split(path: string): string[] {
  const mark = path.indexOf('?');
  return mark < 0 ? [path] : [path.slice(0, mark), path.slice(mark + 1)];
}

/** What was sent is escaped once more, as every service but S3 does. */
function canonicalPath(path: string): string {
  return path.split('/').map(escaped).join('/');
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter(Boolean)
    .map((each) => {
      const equals = each.indexOf('=');
      const [name, value] = equals < 0 ? [each, ''] : [each.slice(0, equals), each.slice(equals + 1)];
      return [escaped(decoded(name)), escaped(decoded(value))] as const;
    })
    .sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** The browser's own function leaves five characters alone that a signature escapes. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

async function hash(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(text))));
}

async function keyedHash(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes(text)));
}

function hex(data: Uint8Array): string {
  return [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
