/** Destinations as files; secrets stay with the server, and the file says which. */

import { Bar, Button, CheckBox, Dialog, Label, Option, Select } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { saveFile } from '../../../components/saveFile.ts';
import fields from '../../../components/TextField.module.css';
import { useFocusReturn } from '../../../components/useFocusReturn.ts';
import styles from './destinations.module.css';
import { exportDestinations, type FileFormat } from './queries.ts';

const formats: Record<FileFormat, string> = { json: 'JSON', yaml: 'YAML', properties: 'Java properties' };

interface Props {
  /** Which ones. */
  names: readonly string[];
  onClose: () => void;
}

export function ExportDialog({ names, onClose }: Props) {
  const { t } = useTranslation(['destinations', 'common']);
  const announce = useAnnounce();
  useFocusReturn();
  const [format, setFormat] = useState<FileFormat>('json');
  const [each, setEach] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const several = names.length > 1;
  const separate = several && (each || format === 'properties');

  const download = async () => {
    setBusy(true);
    setError(null);
    try {
      const file = await exportDestinations(names, format, separate);
      saveFile(file.name, file.content, file.content.type);
      announce(t('export.done', { file: file.name }));
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  const title =
    names.length === 1
      ? t('export.titleOne', { name: names[0] })
      : t('export.title', { count: names.length });
  return (
    <Dialog
      open
      headerText={title}
      className={styles.dialog}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" disabled={busy} onClick={() => void download()}>
                {t('export.action')}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            </>
          }
        />
      }
    >
      <ProblemStrip error={error} />
      <div className={styles.choices}>
        <div className={fields.field}>
          <Label for="export-format" showColon>
            {t('export.format')}
          </Label>
          <Select
            id="export-format"
            accessibleName={t('export.format')}
            value={format}
            onChange={event => {
              const chosen = event.detail.selectedOption.dataset.value;
              setFormat(chosen === 'yaml' || chosen === 'properties' ? chosen : 'json');
            }}
          >
            {Object.entries(formats).map(([value, text]) => (
              <Option key={value} value={value} data-value={value}>
                {text}
              </Option>
            ))}
          </Select>
        </div>
        {several && (
          <CheckBox
            text={t('export.each')}
            checked={separate}
            disabled={format === 'properties'}
            onChange={event => setEach(event.target.checked)}
          />
        )}
        <p className={styles.text}>{t('export.secrets')}</p>
      </div>
    </Dialog>
  );
}
