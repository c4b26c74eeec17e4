/** Asks once more before something is removed. Enter alone removes nothing: the way back has the focus. */

import { Bar, Button, Dialog } from '@ui5/webcomponents-react';
import { type PropsWithChildren, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ConfirmDialog.module.css';
import { ProblemStrip } from './ProblemStrip.tsx';
import { useFocusReturn } from './useFocusReturn.ts';

interface Props {
  title: string;
  /** What will happen, and whether it can be taken back. */
  text: string;
  /** The word on the button: what it does. */
  action: string;
  /** Does it; a failure is told in the dialog, which stays open. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

export function ConfirmDialog({
  title,
  text,
  action,
  onConfirm,
  onClose,
  children,
}: PropsWithChildren<Props>) {
  const { t } = useTranslation();
  const cancel = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useFocusReturn();
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      state="Critical"
      initialFocus={cancel}
      headerText={title}
      onClose={onClose}
      className={styles.dialog}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" disabled={busy} onClick={() => void confirm()}>
                {action}
              </Button>
              <Button id={cancel} design="Transparent" onClick={onClose}>
                {t('cancel')}
              </Button>
            </>
          }
        />
      }
    >
      <div className={styles.body}>
        <ProblemStrip error={error} />
        <p className={styles.text}>{text}</p>
        {children}
      </div>
    </Dialog>
  );
}
