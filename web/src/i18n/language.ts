/** Which language a person reads: what they chose here, else what their browser asks for, else English. */

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const CHOICE = 'docket.language';

function known(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return languages.find(language => language === primary);
}

/** The language chosen on this device; `null` follows the browser. */
export function chosenLanguage(): Language | null {
  return known(window.localStorage.getItem(CHOICE)) ?? null;
}

export function currentLanguage(): Language {
  const asked = window.navigator.languages.map(known).find(language => language !== undefined);
  return chosenLanguage() ?? asked ?? 'en';
}

/** Chooses a language, or with `null` follows the browser again. It holds from the next load of the page. */
export function chooseLanguage(language: Language | null): void {
  if (language) window.localStorage.setItem(CHOICE, language);
  else window.localStorage.removeItem(CHOICE);
}
