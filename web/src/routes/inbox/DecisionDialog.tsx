/** Asks for the reason and the note of a decision before it is carried out. */

import { Bar, Button, Dialog, Label, Option, Select, Text, TextArea } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import styles from './DecisionDialog.module.css';
import { type Choice, designOf, isComplete, NOTE_CHARACTERS } from './decisions.ts';
import type { Statement, Task } from './tasks.ts';

interface Props {
  task: Task;
  choice: Choice;
  /** Carries it out; a failure is told in the dialog, which stays open. */
  onConfirm: (task: Task, choice: Choice, statement: Statement) => Promise<void>;
  onClose: () => void;
}

export default function DecisionDialog({ task, choice, onConfirm, onClose }: Props) {
  const { t } = useTranslation('inbox');
  const { decision } = choice;
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const statement: Statement = { comment: note.trim() || null, reasonCode: reason };
  const ready = !busy && isComplete(decision, statement);

  const confirm = async () => {
    if (!ready) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm(task, choice, statement);
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      headerText={decision.name}
      className={styles.dialog}
      onClose={onClose}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void confirm();
      }}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button
                design={decision.nature === 'NEUTRAL' ? 'Emphasized' : designOf[decision.nature]}
                disabled={!ready}
                onClick={() => void confirm()}
              >
                {decision.name}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            </>
          }
        />
      }
    >
      <div className={styles.fields}>
        <ProblemStrip error={error} />
        <Text>{t('decision.question', { decision: decision.name, subject: task.subject })}</Text>
        {decision.reasonRequired !== 'UNSUPPORTED' && (
          <div className={styles.field}>
            <Label for="decision-reason" showColon required={decision.reasonRequired === 'REQUIRED'}>
              {t('decision.reason')}
            </Label>
            <Select
              id="decision-reason"
              accessibleName={t('decision.reason')}
              required={decision.reasonRequired === 'REQUIRED'}
              value={reason ?? ''}
              onChange={event => setReason(event.detail.selectedOption.dataset.code || null)}
            >
              <Option value="" data-code="">
                {t('decision.noReason')}
              </Option>
              {decision.reasons.map(one => (
                <Option key={one.code} value={one.code} data-code={one.code}>
                  {one.name}
                </Option>
              ))}
            </Select>
          </div>
        )}
        {decision.commentRequired !== 'UNSUPPORTED' && (
          <div className={styles.field}>
            <Label for="decision-note" showColon required={decision.commentRequired === 'REQUIRED'}>
              {t('decision.note')}
            </Label>
            <TextArea
              id="decision-note"
              accessibleName={t('decision.note')}
              required={decision.commentRequired === 'REQUIRED'}
              value={note}
              rows={4}
              maxlength={NOTE_CHARACTERS}
              showExceededText
              onInput={event => setNote(event.target.value)}
            />
          </div>
        )}
        <span className={styles.hint}>{t('decision.submitHint')}</span>
      </div>
    </Dialog>
  );
}
