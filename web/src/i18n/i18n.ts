/**
 * Texts. Each part of the app has a file of its own per language, loaded with the part: `useTranslation('inbox')`.
 *
 * English is the language of the keys' meaning; a test holds both languages to the same keys.
 */

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage } from './language.ts';
import resources from './resources.ts';
import './components.ts';

export async function startTranslation(): Promise<void> {
  const language = currentLanguage();
  document.documentElement.lang = language;
  await i18next
    .use(resources)
    .use(initReactI18next)
    .init({
      lng: language,
      ns: ['common'],
      defaultNS: 'common',
      fallbackLng: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}
