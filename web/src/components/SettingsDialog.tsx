/** Appearance and language, kept on this device. */

import { Bar, Button, Dialog, Label, Option, Select } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Appearance,
  appearances,
  chooseAppearance,
  chosenAppearance,
} from '../appearance/appearance.ts';
import { chooseLanguage, chosenLanguage, type Language, languages } from '../i18n/language.ts';
import styles from './SettingsDialog.module.css';
import fields from './TextField.module.css';

/** Each language is called what its readers call it. */
const names: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export default function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [appearance, setAppearance] = useState(chosenAppearance());
  const [language, setLanguage] = useState(chosenLanguage());

  const save = async () => {
    await chooseAppearance(appearance);
    if (language === chosenLanguage()) onClose();
    else {
      chooseLanguage(language);
      window.location.reload();
    }
  };

  return (
    <Dialog
      open
      headerText={t('settings.title')}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" onClick={() => void save()}>
                {t('save')}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('cancel')}
              </Button>
            </>
          }
        />
      }
    >
      <div className={styles.fields}>
        <div className={fields.field}>
          <Label for="appearance">{t('settings.appearance')}</Label>
          <Select
            id="appearance"
            accessibleName={t('settings.appearance')}
            value={appearance ?? 'system'}
            onChange={event => {
              const chosen = event.detail.selectedOption.dataset.value;
              setAppearance(appearances.find(one => one === chosen) ?? null);
            }}
          >
            {(['system', ...appearances] as const).map((one: Appearance | 'system') => (
              <Option key={one} value={one} data-value={one}>
                {t(`settings.${one}`)}
              </Option>
            ))}
          </Select>
        </div>
        <div className={fields.field}>
          <Label for="language">{t('settings.language')}</Label>
          <Select
            id="language"
            accessibleName={t('settings.language')}
            value={language ?? 'browser'}
            onChange={event => {
              const chosen = event.detail.selectedOption.dataset.value;
              setLanguage(languages.find(one => one === chosen) ?? null);
            }}
          >
            <Option value="browser" data-value="browser">
              {t('settings.browser')}
            </Option>
            {languages.map(one => (
              <Option key={one} value={one} data-value={one}>
                {names[one]}
              </Option>
            ))}
          </Select>
        </div>
      </div>
    </Dialog>
  );
}
