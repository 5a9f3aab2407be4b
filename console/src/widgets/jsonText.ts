const STEP = '  ';

/**
 * JSON as people read it; what is no JSON stays as it is. Only blanks change: a number keeps every digit, which it would
 * not if it became one of JavaScript's on the way.
 */
export function indented(text: string): string {
  if (jsonFault(text) !== null || text.trim() === '') {
    return text;
  }
  const parts: string[] = [];
  let depth = 0;
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']';
      depth++;
      parts.push(token, isEmpty ? '' : `\n${STEP.repeat(depth)}`);
    } else if (token === '}' || token === ']') {
      depth--;
      const wasEmpty = tokens[i - 1] === '{' || tokens[i - 1] === '[';
      parts.push(wasEmpty ? '' : `\n${STEP.repeat(depth)}`, token);
    } else if (token === ',') {
      parts.push(`,\n${STEP.repeat(depth)}`);
    } else {
      parts.push(token === ':' ? ': ' : token);
    }
  });
  return parts.join('');
}

/** What is wrong with a text that should be JSON, or null; an empty one is taken as left out. */
export function jsonFault(text: string): string | null {
  if (text.trim() === '') {
    return null;
  }
  try {
    JSON.parse(text);
    return null;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
