/**
 * Texts, dates and themes of the UI5 Web Components, in the languages and looks docket has; everything else of their
 * assets is left out. English texts and the light theme come with the components. Dates need a file for every language,
 * or it would be fetched from another host.
 */

import { registerI18nLoader } from '@ui5/webcomponents-base/dist/asset-registries/i18n.js';
import { registerLocaleDataLoader } from '@ui5/webcomponents-base/dist/asset-registries/LocaleData.js';
import { registerThemePropertiesLoader } from '@ui5/webcomponents-base/dist/asset-registries/Themes.js';

/** What the loader of dates hands over, as its signature says. */
type CldrData = Awaited<ReturnType<Parameters<typeof registerLocaleDataLoader>[1]>>;
type Texts = Record<string, string>;
type Lazy<T> = () => Promise<{ default: T }>;

const german: Record<string, Lazy<Texts>> = {
  '@ui5/webcomponents': () => import('@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json'),
  '@ui5/webcomponents-base': () =>
    import('@ui5/webcomponents-base/dist/generated/assets/i18n/messagebundle_de.json'),
  '@ui5/webcomponents-fiori': () =>
    import('@ui5/webcomponents-fiori/dist/generated/assets/i18n/messagebundle_de.json'),
  '@ui5/webcomponents-icons': () =>
    import('@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json'),
  '@ui5/webcomponents-react': () => import('@ui5/webcomponents-react/dist/assets/i18n/messagebundle_de.json'),
};
for (const [name, load] of Object.entries(german)) {
  registerI18nLoader(name, 'de', async () => (await load()).default);
}

const dates: Record<string, Lazy<unknown>> = {
  en: () => import('@ui5/webcomponents-localization/dist/generated/assets/cldr/en.json'),
  de: () => import('@ui5/webcomponents-localization/dist/generated/assets/cldr/de.json'),
};
for (const [language, load] of Object.entries(dates)) {
  registerLocaleDataLoader(language, async () => (await load()).default as CldrData);
}

/** By package and theme. The base package's variables stand on the page, the others' on each component. */
const themes: Record<string, Record<string, Lazy<unknown>>> = {
  '@ui5/webcomponents-theming': {
    sap_horizon_dark: () =>
      import(
        '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'
      ),
    sap_horizon_hcb: () =>
      import(
        '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'
      ),
    sap_horizon_hcw: () =>
      import(
        '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json'
      ),
  },
  '@ui5/webcomponents': {
    sap_horizon_dark: () =>
      import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'),
    sap_horizon_hcb: () =>
      import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'),
    sap_horizon_hcw: () =>
      import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json'),
  },
  '@ui5/webcomponents-fiori': {
    sap_horizon_dark: () =>
      import(
        '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'
      ),
    sap_horizon_hcb: () =>
      import(
        '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'
      ),
    sap_horizon_hcw: () =>
      import(
        '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json'
      ),
  },
};
for (const [name, loaders] of Object.entries(themes)) {
  const place = name === '@ui5/webcomponents-theming' ? 'root' : 'host';
  for (const [theme, load] of Object.entries(loaders)) {
    registerThemePropertiesLoader(name, theme, async () => (await load()).default as string, place);
  }
}
