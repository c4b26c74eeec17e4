/** The form of a fragment: its name, and any properties. */

import { Button, MessageStrip } from '@ui5/webcomponents-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem.ts';
import { ProblemStrip, sentenceOf } from '../../../components/ProblemStrip.tsx';
import { AdditionalProperties } from '../destinations/AdditionalProperties.tsx';
import styles from '../destinations/destinations.module.css';
import {
  type Catalogue,
  entryOf,
  type FormState,
  faultsOf,
  formOf,
  withField,
  withNewRow,
  withoutRow,
  withRow,
  withRowSecret,
} from '../destinations/form.ts';
import { LeaveGuard } from '../destinations/LeaveGuard.tsx';
import { PropertyField } from '../destinations/PropertyField.tsx';
import { type Fragment, NAME, useSaveFragment } from './queries.ts';

interface Props {
  catalogue: Catalogue;
  initial: FormState;
  /** The fragment that is changed; `null` makes a new one. */
  name: string | null;
  readonly: boolean;
  onSaved: (fragment: Fragment) => void;
  onCancel: () => void;
}

export function FragmentForm({ catalogue, name, readonly, onSaved, onCancel, ...props }: Props) {
  const { t } = useTranslation(['destinations', 'common']);
  const [initial, setInitial] = useState(props.initial);
  const [state, setState] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const save = useSaveFragment(name);
  const form = useRef<HTMLDivElement>(null);

  // What kept the form from being saved is brought to the eye.
  useEffect(() => {
    if (attempts === 0 && !save.error) return;
    const field = form.current?.querySelector<HTMLElement>('[value-state="Negative"]');
    if (field) field.focus();
    else if (save.error) form.current?.scrollIntoView();
  }, [attempts, save.error]);

  const faults = checked ? faultsOf(catalogue, state) : new Map<string, 'required' | 'twice'>();
  const target = targetOf(save.error);
  const shown = [NAME, ...state.rows.map(row => row.name)];
  const refused = target !== null && shown.includes(target) ? target : null;
  const faultOf = (property: string): string | null => {
    const fault = faults.get(property.trim());
    if (fault) return t(`fault.${fault}`);
    return property !== '' && property === refused ? sentenceOf(save.error) : null;
  };
  const change = (step: (before: FormState) => FormState) => {
    setState(step);
    if (save.error) save.reset();
  };
  const submit = () => {
    if (save.isPending) return;
    setChecked(true);
    if (faultsOf(catalogue, state).size > 0) {
      setAttempts(before => before + 1);
      return;
    }
    save.mutate(state, {
      onSuccess: saved => {
        const kept = formOf(catalogue, saved.properties, saved.secrets);
        setInitial(kept);
        setState(kept);
        onSaved(saved);
      },
    });
  };
  return (
    <div ref={form} className={styles.form}>
      <LeaveGuard active={state !== initial && !readonly} />
      {refused === null && <ProblemStrip error={save.error} />}
      {faults.size > 0 && (
        <MessageStrip design="Negative" hideCloseButton role="alert" className={styles.strip}>
          {t('incomplete')}
        </MessageStrip>
      )}
      {catalogue.common.map(field => (
        <PropertyField
          key={field.name}
          field={field}
          entry={entryOf(state, field.name)}
          required={field.required}
          readonly={readonly || name !== null}
          fault={faultOf(field.name)}
          findings={[]}
          secretStored={false}
          onSecret={() => {}}
          onChange={value => change(before => withField(catalogue, before, field.name, value))}
        />
      ))}
      <AdditionalProperties
        catalogue={catalogue}
        rows={state.rows}
        readonly={readonly}
        faultOf={faultOf}
        findingsOf={() => []}
        onAdd={() => change(withNewRow)}
        onChange={(id, next) => change(before => withRow(before, id, next))}
        storedSecrets={state.storedSecrets}
        onSecret={(id, choice) => change(before => withRowSecret(before, id, choice))}
        onRemove={id => change(before => withoutRow(before, id))}
      />
      {!readonly && (
        <div className={styles.foot}>
          <Button design="Emphasized" onClick={submit}>
            {t('common:save')}
          </Button>
          <Button design="Transparent" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The property a refusal is about. */
function targetOf(error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  return error.status === 409 ? NAME : error.target;
}
