import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';

const KEY = 'stepwell.theme';
const DARK_SYSTEM = '(prefers-color-scheme: dark)';
const system = window.matchMedia(DARK_SYSTEM);
const listeners = new Set<() => void>();

function chosen(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Asks anew: Chromium's query that is kept may still answer as before when it tells of a change. */
function isDark(): boolean {
  return chosen() === 'dark' || (chosen() === 'system' && window.matchMedia(DARK_SYSTEM).matches);
}

/** Shows the page in the theme that the reader has chosen, or that the system has. */
export function applyTheme(): void {
  applyMode(isDark() ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light';
  listeners.forEach((listener) => listener());
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(KEY);
  } else {
    localStorage.setItem(KEY, theme);
  }
  applyTheme();
}

export function useTheme(): { theme: Theme; dark: boolean } {
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const theme = useSyncExternalStore(subscribe, chosen);
  const dark = useSyncExternalStore(subscribe, isDark);
  return { theme, dark };
}

system.addEventListener('change', applyTheme);
