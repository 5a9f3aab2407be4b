// Runs a Node.js handler under Lambda's Runtime API, one invocation after the other.

import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const API = '/2018-06-01/runtime/';
const NOT_NEEDED = 1;
const UNCAUGHT = 129;
const UNHANDLED_REJECTION = 128;
const PARENT_CHECK_MILLIS = 1000;
const EXTENSIONS = ['', '.js', '.mjs', '.cjs'];

const env = process.env;
const [host, port] = splitAddress(env.AWS_LAMBDA_RUNTIME_API);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let current = null;

function splitAddress(address) {
  const colon = address.lastIndexOf(':');
  return [address.slice(0, colon), Number(address.slice(colon + 1))];
}

// Losing the connection means that nobody needs this process any more.
function call(method, route, body, headers = {}) {
  return new Promise((resolve) => {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const length = bytes === undefined ? {} : { 'Content-Length': bytes.length };
    const request = http.request(
      { host, port, method, path: API + route, agent, headers: { ...headers, ...length } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ response, body: Buffer.concat(chunks) }));
        response.on('error', () => process.exit(NOT_NEEDED));
      },
    );
    request.on('error', () => process.exit(NOT_NEEDED));
    request.end(bytes);
  });
}

function sendError(route, error) {
  return call('POST', route, JSON.stringify(error), {
    'Content-Type': 'application/json',
    'Lambda-Runtime-Function-Error-Type': error.errorType,
  });
}

function describe(error) {
  if (error instanceof Error || (error && typeof error === 'object' && 'stack' in error)) {
    return {
      errorType: String(error.name ?? 'Error'),
      errorMessage: String(error.message ?? ''),
      trace: String(error.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

class HandlerError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

function moduleFile(base) {
  for (const extension of EXTENSIONS) {
    const file = base + extension;
    if (fs.existsSync(file) && fs.statSync(file).isFile()) {
      return file;
    }
  }
  return null;
}

async function loadHandler(root, text) {
  const slash = text.lastIndexOf('/') + 1;
  const dot = text.indexOf('.', slash);
  if (dot < 0) {
    throw new HandlerError('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const file = moduleFile(path.resolve(root, text.slice(0, dot)));
  if (file === null) {
    throw new HandlerError('Runtime.ImportModuleError', `Error: Cannot find module '${text.slice(0, dot)}'`);
  }
  const loaded = await importModule(file);
  const names = text.slice(dot + 1).split('.');
  const found = member(loaded, names) ?? member(loaded.default, names);
  if (typeof found !== 'function') {
    throw new HandlerError('Runtime.HandlerNotFound', `${text} is undefined or not exported`);
  }
  return found;
}

function member(object, names) {
  return names.reduce((value, name) => value?.[name], object);
}

async function importModule(file) {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new HandlerError('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
    }
    if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND') {
      throw new HandlerError('Runtime.ImportModuleError', `Error: ${error.message}`);
    }
    throw error;
  }
}

function contextOf(headers, finish) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const encoded = headers['lambda-runtime-client-context'];
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: encoded ? JSON.parse(Buffer.from(encoded, 'base64').toString()) : undefined,
    identity: undefined,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    succeed: (result) => finish(null, result, true),
    fail: (error) => finish(error ?? 'handled', undefined, true),
    done: (error, result) => finish(error, result, true),
  };
}

// Settles with what the handler gives by promise, by callback, or by simply running out of things to do.
function run(handler, event, headers) {
  return new Promise((resolve, reject) => {
    let settled = false;
    let outcome = [null, undefined];
    const settle = () => {
      if (!settled) {
        settled = true;
        process.removeListener('beforeExit', settle);
        const [error, result] = outcome;
        error === null || error === undefined ? resolve(result) : reject(error);
      }
    };
    let called = false;
    const finish = (error, result, atOnce) => {
      if (!called) {
        called = true;
        outcome = [error, result];
        if (atOnce || !context.callbackWaitsForEmptyEventLoop) {
          settle();
        }
      }
    };
    const context = contextOf(headers, finish);
    const returned = handler(event, context, (error, result) => finish(error, result, false));
    if (typeof returned?.then === 'function') {
      returned.then(resolve, reject);
    } else if (!settled) {
      process.once('beforeExit', settle);
    }
  });
}

function toJson(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw new HandlerError('Runtime.MarshalError', 'Unable to stringify response body');
  }
}

async function serveOne(handler) {
  const { response, body } = await call('GET', 'invocation/next');
  if (response.statusCode !== 200) {
    process.exit(NOT_NEEDED);
  }
  const headers = response.headers;
  current = headers['lambda-runtime-aws-request-id'];
  env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] ?? '';
  try {
    const answer = toJson(await run(handler, JSON.parse(body.toString()), headers));
    await call('POST', `invocation/${current}/response`, answer, { 'Content-Type': 'application/json' });
  } catch (error) {
    console.error(error);
    await sendError(`invocation/${current}/error`, describe(error));
  }
  current = null;
}

async function dieOf(error, status) {
  console.error(error);
  await sendError(current ? `invocation/${current}/error` : 'init/error', describe(error));
  process.exit(status);
}

process.on('uncaughtException', (error) => dieOf(error, UNCAUGHT));
process.on('unhandledRejection', (reason) => {
  const error = new HandlerError('Runtime.UnhandledPromiseRejection', String(reason));
  error.stack = reason?.stack ?? error.stack;
  dieOf(error, UNHANDLED_REJECTION);
});

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(NOT_NEEDED), PARENT_CHECK_MILLIS).unref();

let handler;
try {
  handler = await loadHandler(env.LAMBDA_TASK_ROOT, env._HANDLER);
} catch (error) {
  console.error(error);
  await sendError('init/error', describe(error));
  process.exit(NOT_NEEDED);
}
for (;;) {
  await serveOne(handler);
}
