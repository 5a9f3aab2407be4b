import { ApiError, open } from './client';
import type { Query } from './query';

/** One message of a stream. */
export interface LiveMessage {
  id: string | null;
  event: string;
  data: string;
}

export type Connection = 'connecting' | 'open' | 'lost';

const RETRY_FIRST_MILLIS = 250;
const RETRY_LAST_MILLIS = 5_000;

/**
 * Follows a stream of server-sent events until the signal is aborted. A stream that breaks is opened again after the
 * last message that came, with growing pauses.
 *
 * The browser's own `EventSource` cannot carry credentials, so this reads the stream itself.
 */
export async function follow(
  path: string,
  query: Query,
  from: string | null,
  signal: AbortSignal,
  on: { message(message: LiveMessage): void; connection(state: Connection, problem: ApiError | null): void },
): Promise<void> {
  let last = from;
  let pause = RETRY_FIRST_MILLIS;
  while (!signal.aborted) {
    try {
      on.connection('connecting', null);
      const response = await open(path, query, last === null ? {} : { 'Last-Event-ID': last }, signal);
      on.connection('open', null);
      pause = RETRY_FIRST_MILLIS;
      for await (const message of messages(response)) {
        last = message.id ?? last;
        on.message(message);
      }
      on.connection('lost', null);
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      const problem = failure instanceof ApiError ? failure : new ApiError('Unreachable', 'The connection broke.', 0);
      on.connection('lost', problem);
      if (!problem.isPassing) {
        return;
      }
    }
    await sleep(pause, signal);
    pause = Math.min(pause * 2, RETRY_LAST_MILLIS);
  }
}

async function* messages(response: Response): AsyncGenerator<LiveMessage> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    rest += chunk.value;
    for (let end = rest.search(/\r?\n\r?\n/); end >= 0; end = rest.search(/\r?\n\r?\n/)) {
      const block = rest.slice(0, end);
      rest = rest.slice(end).replace(/^\r?\n\r?\n/, '');
      const message = parse(block);
      if (message) {
        yield message;
      }
    }
  }
}

/** Reads one block; null for a comment, which only keeps the connection warm. */
export function parse(block: string): LiveMessage | null {
  const message: LiveMessage = { id: null, event: 'message', data: '' };
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    if (name === 'id') message.id = value;
    if (name === 'event') message.event = value;
  }
  message.data = data.join('\n');
  return data.length ? message : null;
}

function sleep(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, millis);
    signal.addEventListener('abort', end);
  });
}
