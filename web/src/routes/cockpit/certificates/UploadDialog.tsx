/** A certificate from a file, new or in the place of one there is. */

import { FileUploader, Label } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toBase64 } from '../../../components/base64.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import fields from '../../../components/TextField.module.css';
import { TextField } from '../../../components/TextField.tsx';
import styles from './certificates.module.css';
import { type CertificateDetails, useCertificateActions } from './queries.ts';

interface Props {
  /** The one whose place it takes; its name stays. */
  replaces?: string;
  onDone: (certificate: CertificateDetails) => void;
  onClose: () => void;
}

export function UploadDialog({ replaces, onDone, onClose }: Props) {
  const { t } = useTranslation('certificates');
  const { upload, replace } = useCertificateActions();
  const [name, setName] = useState(replaces ?? '');
  const [file, setFile] = useState<File | null>(null);
  const submit = async () => {
    if (!file) return;
    const content = toBase64(new Uint8Array(await file.arrayBuffer()));
    const body = { name: name.trim(), content };
    onDone(await (replaces ? replace(body) : upload(body)));
  };
  return (
    <FormDialog
      title={replaces ? t('replaceTitle', { name: replaces }) : t('uploadTitle')}
      action={t(replaces ? 'replace' : 'upload')}
      fields={['name', 'content']}
      required={{ name, content: file?.name ?? '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          <div className={fields.field}>
            <Label for="certificate-file" required showColon>
              {t('file')}
            </Label>
            <FileUploader
              id="certificate-file"
              className={styles.file}
              accessibleName={t('file')}
              accept=".jks,.pfx,.p12,.pem,.cer,.crt"
              placeholder={t('choose')}
              valueState={errorAt('content') ? 'Negative' : 'None'}
              onChange={event => {
                const picked = event.detail.files?.[0] ?? null;
                setFile(picked);
                if (picked && !replaces) setName(picked.name);
              }}
            />
            {errorAt('content') && (
              <span className={fields.error} role="alert">
                {errorAt('content')}
              </span>
            )}
            <span className={fields.hint}>{t('fileHint')}</span>
          </div>
          {!replaces && (
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              value={name}
              onChange={setName}
              error={errorAt('name')}
              required
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
