/** Another secret or certificate for a key, and how long the old one keeps working. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RotatedServiceKey, rotateKey } from '../../../api/administration.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import styles from './InstancePage.module.css';

const HOUR_SECONDS = 3600;
/** How long the old one keeps working; the server allows 30 days at most. */
const overlaps = {
  none: null,
  hour: HOUR_SECONDS,
  day: 24 * HOUR_SECONDS,
  week: 7 * 24 * HOUR_SECONDS,
  month: 30 * 24 * HOUR_SECONDS,
} as const;
type Overlap = keyof typeof overlaps;

interface Props {
  instance: string;
  name: string;
  onRotated: (rotated: RotatedServiceKey) => Promise<void>;
  onClose: () => void;
}

export function RotateKey({ instance, name, onRotated, onClose }: Props) {
  const { t } = useTranslation('instances');
  // Nobody loses access by choosing nothing.
  const [overlap, setOverlap] = useState<Overlap>('day');
  return (
    <FormDialog
      title={t('rotateKey', { key: name })}
      action={t('rotate')}
      fields={['keepOldSeconds']}
      required={{}}
      onSubmit={async () => onRotated(await rotateKey(instance, name, overlaps[overlap]))}
      onClose={onClose}
    >
      {errorAt => (
        <>
          <p className={styles.text}>{t('rotateText', { key: name })}</p>
          <SelectField
            label={t('keepOld')}
            value={overlap}
            options={(Object.keys(overlaps) as Overlap[]).map(value => ({
              value,
              text: t(`keepOld.${value}`),
            }))}
            hint={t(overlap === 'none' ? 'keepOld.none.hint' : 'keepOld.hint')}
            onChange={setOverlap}
            error={errorAt('keepOldSeconds')}
          />
        </>
      )}
    </FormDialog>
  );
}
