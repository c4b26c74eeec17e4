/** Light, dark or high contrast: what a person chose on this device, else what their system asks for. */

import { getTheme, setTheme } from '@ui5/webcomponents-base/dist/config/Theme.js';

export const appearances = ['light', 'dark', 'highContrastBlack', 'highContrastWhite'] as const;
export type Appearance = (typeof appearances)[number];

const CHOICE = 'docket.appearance';

const themes: Record<Appearance, string> = {
  light: 'sap_horizon',
  dark: 'sap_horizon_dark',
  highContrastBlack: 'sap_horizon_hcb',
  highContrastWhite: 'sap_horizon_hcw',
};

const wantsDark = window.matchMedia('(prefers-color-scheme: dark)');
const wantsContrast = window.matchMedia('(prefers-contrast: more)');

/** The appearance chosen on this device; `null` follows the system. */
export function chosenAppearance(): Appearance | null {
  const choice = window.localStorage.getItem(CHOICE);
  return appearances.find(appearance => appearance === choice) ?? null;
}

export function currentAppearance(): Appearance {
  const asked = wantsContrast.matches
    ? wantsDark.matches
      ? 'highContrastBlack'
      : 'highContrastWhite'
    : wantsDark.matches
      ? 'dark'
      : 'light';
  return chosenAppearance() ?? asked;
}

/** Chooses an appearance, or with `null` follows the system again; at once. */
export async function chooseAppearance(appearance: Appearance | null): Promise<void> {
  if (appearance) window.localStorage.setItem(CHOICE, appearance);
  else window.localStorage.removeItem(CHOICE);
  await applyAppearance();
}

/** Shows the current appearance. */
export async function applyAppearance(): Promise<void> {
  const appearance = currentAppearance();
  const dark = appearance === 'dark' || appearance === 'highContrastBlack';
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  if (getTheme() !== themes[appearance]) await setTheme(themes[appearance]);
}

for (const query of [wantsDark, wantsContrast]) {
  query.addEventListener('change', () => void applyAppearance());
}
