const REMEMBERED = 'stepwell.input.';
/** Inputs above this are not kept: the browser gives a site a few megabytes for all of them. */
const LENGTH_MAX = 64_000;

/** The input that was last used for a machine. */
export function rememberedInput(stateMachineArn: string): string {
  return localStorage.getItem(REMEMBERED + stateMachineArn) ?? '{}';
}

/** Keeps an input for the next time; whether the browser has room for it is no reason to fail. */
export function rememberInput(stateMachineArn: string, input: string): void {
  if (input.length > LENGTH_MAX) {
    return;
  }
  try {
    localStorage.setItem(REMEMBERED + stateMachineArn, input);
  } catch (failure) {
    console.warn('The input is not remembered: the browser has no room for it.', failure);
  }
}
