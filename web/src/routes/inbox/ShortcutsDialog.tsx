/** Which keys do what. */

import { Bar, Button, Dialog } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import styles from './ShortcutsDialog.module.css';
import { SHORTCUTS } from './shortcuts.ts';

export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog
      open
      headerText={t('shortcuts.title')}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <Button design="Emphasized" onClick={onClose}>
              {t('common:close')}
            </Button>
          }
        />
      }
    >
      <dl className={styles.keys}>
        {SHORTCUTS.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{t(`key.${does}`)}</kbd>
            </dt>
            <dd>{t(`shortcuts.${does}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>{t('key.submit')}</kbd>
          </dt>
          <dd>{t('shortcuts.submit')}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
