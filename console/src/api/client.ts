import { awaitCredentials, credentials } from './credentials';
import { noteReachable } from './reachability';
import { queryText, type Query } from './query';
import { signature, type Credentials } from './signature';

/** An error that the server answered, or that came instead of an answer (type `Unreachable`). */
export class ApiError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = type;
  }

  /** What was thrown, as an error of the API. */
  static of(failure: unknown): ApiError {
    return failure instanceof ApiError ? failure : new ApiError('Error', String(failure), 0);
  }

  /** Whether asking again may help without any change. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500 || this.type === 'ThrottlingException';
  }
}

/**
 * Calls an operation of AWS's API.
 *
 * @throws ApiError with AWS's error type
 */
export async function call<T>(operation: string, input: object, signal?: AbortSignal): Promise<T> {
  const body = JSON.stringify(input);
  const response = await send('POST', '/', body, { 'X-Amz-Target': `AWSStepFunctions.${operation}` }, signal);
  return (await read(response)) as T;
}

/**
 * Asks for something under `/_stepwell/v1/`.
 *
 * @throws ApiError
 */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const response = await send('GET', `/_stepwell/v1${path}${queryText(query)}`, '', {}, signal);
  return (await read(response)) as T;
}

/** Opens a stream of events under `/_stepwell/v1/`; the caller reads its body. */
export async function open(path: string, query: Query, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  const response = await send('GET', `/_stepwell/v1${path}${queryText(query)}`, '', { Accept: 'text/event-stream', ...headers }, signal);
  if (!response.ok) {
    await read(response);
  }
  return response;
}

/** What the server says when it wants a signature, or another one. */
const UNSIGNED = [
  'MissingAuthenticationTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'UnrecognizedClientException',
];
/** A clock that is further off than this is corrected by what the server says. */
const SKEW_MILLIS = 60_000;
let skew = 0;

/** Sends a request, signed when there is a key; asks the reader for one when the server wants it, and goes on then. */
async function send(method: string, path: string, body: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  for (;;) {
    const key = credentials();
    const response = await sendSigned(key, method, path, body, headers, signal);
    const refusal = await refusalOf(response, key);
    if (refusal === null) {
      return response;
    }
    if (key === null || !correctClock(response)) {
      await awaitCredentials(key, key === null ? '' : refusal, signal);
    }
  }
}

/** Whether a key is good: a call with it that reads as little as possible. */
export async function tryCredentials(key: Credentials): Promise<void> {
  let response = await probe(key);
  if (!response.ok && correctClock(response)) {
    response = await probe(key);
  }
  await read(response);
}

function probe(key: Credentials | null): Promise<Response> {
  return sendSigned(key, 'POST', '/', '{"maxResults":1}', { 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' });
}

async function sendSigned(
  key: Credentials | null,
  method: string,
  path: string,
  body: string,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  const target = headers['X-Amz-Target'];
  const request = {
    method,
    host: window.location.host,
    path,
    body,
    headers: target ? { 'x-amz-target': target } : ({} as Record<string, string>),
  };
  const signed = key === null ? {} : await signature(request, key, new Date(Date.now() + skew));
  try {
    const response = await fetch(path, {
      method,
      headers: { ...(method === 'POST' ? { 'Content-Type': 'application/x-amz-json-1.0' } : {}), ...headers, ...signed },
      ...(method === 'POST' ? { body } : {}),
      ...(signal ? { signal } : {}),
    });
    noteReachable(true);
    return response;
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    noteReachable(false);
    throw new ApiError('Unreachable', 'The server does not answer.', 0);
  }
}

/** What the server says against the signature, or null when it has nothing against it. */
async function refusalOf(response: Response, key: Credentials | null): Promise<string | null> {
  if (response.status !== 400 && response.status !== 403) {
    return null;
  }
  const { type, message } = await errorOf(response.clone());
  if (response.status === 403 && type === 'Forbidden') {
    // the extensions refuse a host and a signature in the same words; a call of the API tells which it is
    const called = await probe(key);
    return called.ok || called.status === 403 ? null : refusalOf(called, key);
  }
  return UNSIGNED.includes(type) ? message : null;
}

/** Learns from a refusal how far this machine's clock is off; whether signing again may help. */
function correctClock(response: Response): boolean {
  const told = Date.parse(response.headers.get('Date') ?? '');
  const off = told - Date.now();
  if (Number.isNaN(told) || Math.abs(off - skew) < SKEW_MILLIS) {
    return false;
  }
  skew = off;
  return true;
}

async function read(response: Response): Promise<unknown> {
  if (!response.ok) {
    const { type, message } = await errorOf(response);
    throw new ApiError(type, message, response.status);
  }
  const text = await response.text();
  return text === '' ? {} : JSON.parse(text);
}

/** The error of the API or of the extensions; what a proxy in between says is taken as it is. */
async function errorOf(response: Response): Promise<{ type: string; message: string }> {
  const text = await response.text();
  try {
    const { __type, error, message } = JSON.parse(text) as { __type?: string; error?: string; message?: string };
    const type = (__type ?? error ?? `Status${response.status}`).replace(/^.*#/, '');
    return { type, message: message ?? type };
  } catch {
    return { type: `Status${response.status}`, message: text };
  }
}
