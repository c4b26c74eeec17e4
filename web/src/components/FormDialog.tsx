/** A few fields in a dialog. What the server refuses is told beside the field it names, else above all of them. */

import { Bar, Button, Dialog } from '@ui5/webcomponents-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAtFault } from '../api/fieldProblem.ts';
import styles from './FormDialog.module.css';
import { ProblemStrip, sentenceOf } from './ProblemStrip.tsx';
import { useFocusReturn } from './useFocusReturn.ts';

interface Props {
  title: string;
  /** The word on the button: what it does. */
  action: string;
  /** The fields that have a place for what is wrong with them. */
  fields: readonly string[];
  /** What must not be empty. */
  required: Readonly<Record<string, string>>;
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  children: (errorAt: (field: string) => string | undefined) => ReactNode;
}

export function FormDialog({ title, action, fields, required, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  useFocusReturn();

  const faulty = fieldAtFault(error, fields);
  const errorAt = (field: string) => {
    if (tried && required[field]?.trim() === '') return t('fieldRequired');
    return field === faulty ? sentenceOf(error) : undefined;
  };
  const submit = async () => {
    if (busy) return;
    setTried(true);
    setError(null);
    if (Object.values(required).some(value => value.trim() === '')) return;
    setBusy(true);
    try {
      await onSubmit();
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      headerText={title}
      onClose={onClose}
      className={styles.dialog}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" disabled={busy} onClick={() => void submit()}>
                {action}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('cancel')}
              </Button>
            </>
          }
        />
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        {!faulty && <ProblemStrip error={error} />}
        {children(errorAt)}
      </form>
    </Dialog>
  );
}
