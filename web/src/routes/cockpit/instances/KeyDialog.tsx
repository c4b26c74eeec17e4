/** A service key: the values to note, then all of it. Its secrets are read for this dialog and forgotten with it. */

import '@ui5/webcomponents-icons/dist/copy.js';
import '@ui5/webcomponents-icons/dist/download.js';
import '@ui5/webcomponents-icons/dist/hide.js';
import '@ui5/webcomponents-icons/dist/show.js';
import { useQuery } from '@tanstack/react-query';
import {
  Bar,
  BusyIndicator,
  Button,
  Dialog,
  Input,
  Label,
  MessageStrip,
  Title,
} from '@ui5/webcomponents-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showKey } from '../../../api/administration.ts';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { saveFile } from '../../../components/saveFile.ts';
import fields from '../../../components/TextField.module.css';
import { useCopy } from '../../../components/useCopy.ts';
import { useFocusReturn } from '../../../components/useFocusReturn.ts';
import styles from './InstancePage.module.css';
import { fileName, formatKey, notedValues } from './noted.ts';

interface Props {
  service: string;
  instance: string;
  name: string;
  /** What to do about new credentials. */
  note?: string;
  onClose: () => void;
}

export function KeyDialog({ service, instance, name, note, onClose }: Props) {
  const { t } = useTranslation(['instances', 'common']);
  const copy = useCopy();
  const id = useId();
  const [shown, setShown] = useState(false);
  useFocusReturn();
  const { data, error, isPending } = useQuery({
    queryKey: ['service-key', instance, name],
    queryFn: () => showKey(instance, name),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const credentials = data?.credentials;

  const copyAll = () => {
    if (credentials) void copy(formatKey(credentials, false), t('json'));
  };
  const download = () => {
    if (!credentials) return;
    saveFile(fileName(instance, name), `${formatKey(credentials, false)}\n`, 'application/json');
  };

  return (
    <Dialog
      open
      headerText={t('keyTitle', { key: name, name: instance })}
      onClose={onClose}
      className={styles.dialog}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button icon="copy" disabled={!credentials} onClick={copyAll}>
                {t('copyJson')}
              </Button>
              <Button icon="download" disabled={!credentials} onClick={download}>
                {t('download')}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('common:close')}
              </Button>
            </>
          }
        />
      }
    >
      <ProblemStrip error={error} />
      {note && (
        <MessageStrip design="Information" hideCloseButton className={styles.note}>
          {note}
        </MessageStrip>
      )}
      <BusyIndicator active={isPending} delay={300} />
      {credentials && (
        <div className={styles.values}>
          <Title level="H2" size="H5">
            {t('toNote')}
          </Title>
          {notedValues(service, credentials).map(({ path, value, secret }) => (
            <div key={path} className={fields.field}>
              <Label for={`${id}${path}`}>{path}</Label>
              <div className={styles.value}>
                <Input
                  id={`${id}${path}`}
                  readonly
                  type={secret && !shown ? 'Password' : 'Text'}
                  value={value}
                />
                {secret && (
                  <Button
                    icon={shown ? 'hide' : 'show'}
                    design="Transparent"
                    accessibleName={t(shown ? 'common:hideValue' : 'common:showValue', { label: path })}
                    onClick={() => setShown(!shown)}
                  >
                    {t(shown ? 'hide' : 'show')}
                  </Button>
                )}
                <CopyButton label={path} value={value} />
              </div>
            </div>
          ))}
          <Title level="H2" size="H5">
            {t('json')}
          </Title>
          <pre className={styles.json}>{formatKey(credentials, !shown)}</pre>
        </div>
      )}
    </Dialog>
  );
}
