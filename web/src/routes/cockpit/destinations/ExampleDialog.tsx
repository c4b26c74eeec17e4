/** What a destination could look like instead. */

import { Bar, Button, Dialog } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../../../components/useCopy.ts';
import { useFocusReturn } from '../../../components/useFocusReturn.ts';
import styles from './destinations.module.css';
import type { Finding } from './findings.ts';

export function ExampleDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { t } = useTranslation(['destinations', 'common']);
  const copy = useCopy();
  useFocusReturn();
  const text = JSON.stringify(finding.example, null, 2);
  return (
    <Dialog
      open
      headerText={t('finding.exampleTitle')}
      className={styles.dialog}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button onClick={() => void copy(text, t('finding.exampleTitle'))}>{t('finding.copy')}</Button>
              <Button design="Emphasized" onClick={onClose}>
                {t('common:close')}
              </Button>
            </>
          }
        />
      }
    >
      <p className={styles.text}>{finding.fix}</p>
      <pre className={styles.example}>{text}</pre>
    </Dialog>
  );
}
