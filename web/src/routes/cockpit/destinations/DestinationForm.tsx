/** The form of a destination, for a new one and for one there is. */

import { Button, MessageStrip, Title } from '@ui5/webcomponents-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip, sentenceOf } from '../../../components/ProblemStrip.tsx';
import { AdditionalProperties } from './AdditionalProperties.tsx';
import styles from './destinations.module.css';
import { ExampleDialog } from './ExampleDialog.tsx';
import { FindingNotes, FixContext, type Fixes } from './FindingNotes.tsx';
import { byProperty, type Finding, fitsForm, withChange } from './findings.ts';
import {
  authenticationFields,
  type Catalogue,
  type Destination,
  entryOf,
  type Field,
  type FormState,
  faultsOf,
  fieldsOf,
  formOf,
  isRequired,
  movedToRows,
  propertyOf,
  withField,
  withNewRow,
  withoutRow,
  withRow,
  withRowSecret,
  withSecret,
} from './form.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import { PropertyField } from './PropertyField.tsx';
import { useFindings, useFix, useSave } from './queries.ts';

interface Props {
  catalogue: Catalogue;
  /** What the form begins with. */
  initial: FormState;
  /** The destination that is changed; `null` makes a new one. */
  name: string | null;
  readonly: boolean;
  onSaved: (destination: Destination) => void;
  onCancel: () => void;
}

export function DestinationForm(props: Props) {
  const { catalogue, name, readonly } = props;
  const { t } = useTranslation('destinations');
  const [initial, setInitial] = useState(props.initial);
  const [state, setState] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [moved, setMoved] = useState<readonly string[]>([]);
  const save = useSave(name);
  const form = useRef<HTMLDivElement>(null);
  const [attempts, setAttempts] = useState(0);
  const [example, setExample] = useState<Finding | null>(null);
  const announce = useAnnounce();

  // What kept the form from being saved is brought to the eye: the first field at fault, else the top with the reason.
  useEffect(() => {
    if (attempts === 0 && !save.error) return;
    const field = form.current?.querySelector<HTMLElement>('[value-state="Negative"]');
    if (field) field.focus();
    else if (save.error) form.current?.scrollIntoView();
  }, [attempts, save.error]);

  const changed = state !== initial;
  const names = namesIn(catalogue, state);
  const findings = byProperty(useFindings(state, name === null), names);
  const faults = checked ? faultsOf(catalogue, state) : new Map<string, 'required' | 'twice'>();
  const target = targetOf(save.error);
  const refused = target !== null && names.includes(target) ? target : null;

  const faultOf = (property: string): string | null => {
    const fault = faults.get(property.trim());
    if (fault) return t(`fault.${fault}`);
    return property !== '' && property === refused ? sentenceOf(save.error) : null;
  };
  const findingsOf = (property: string) => (property === '' ? [] : (findings.get(property) ?? []));
  // A step, not a result: somebody who types fast is ahead of what the page has drawn.
  const change = (step: (before: FormState) => FormState) => {
    setState(step);
    if (save.error) save.reset();
  };
  const changeField = (property: string, value: string) => {
    if (property === 'Authentication' || property === 'Type') {
      setMoved(movedToRows(state, withField(catalogue, state, property, value)));
      setChecked(false);
    }
    change(before => withField(catalogue, before, property, value));
  };
  const storedFix = useFix(name ?? '');
  /** Made in the form, to be looked at and saved; only a secret that the server keeps is renamed there at once. */
  const fixes: Fixes | null = readonly
    ? null
    : {
        action: finding => {
          if (!finding.change) return null;
          if (fitsForm(state, finding.change)) return t('finding.fix');
          return changed ? null : t('finding.fixStored');
        },
        fix: finding => {
          const { change: renamed } = finding;
          if (!renamed) return;
          if (fitsForm(state, renamed)) {
            change(before => withChange(catalogue, before, renamed));
            announce(t('finding.fixed'));
          } else {
            storedFix.mutate(finding, { onSuccess: saved => begin(saved) });
          }
        },
        showExample: setExample,
      };
  const begin = (saved: Destination) => {
    const kept = formOf(catalogue, saved.properties, saved.secrets);
    setInitial(kept);
    setState(kept);
    setMoved([]);
    props.onSaved(saved);
  };
  const submit = () => {
    // The button is not disabled meanwhile: it would lose the focus.
    if (save.isPending) return;
    setChecked(true);
    if (faultsOf(catalogue, state).size > 0) {
      setAttempts(before => before + 1);
      return;
    }
    save.mutate(state, {
      onSuccess: begin,
    });
  };
  const fieldOf = (field: Field) => (
    <PropertyField
      key={field.name}
      field={field}
      entry={entryOf(state, field.name)}
      required={isRequired(field, state)}
      readonly={readonly || (field.name === 'Name' && name !== null)}
      fault={faultOf(field.name)}
      findings={findingsOf(field.name)}
      secretStored={state.storedSecrets.includes(field.name)}
      onSecret={choice => change(before => withSecret(before, field.name, choice))}
      onChange={value => changeField(field.name, value)}
    />
  );
  const fields = authenticationFields(catalogue, state);
  const authentication = propertyOf(state, 'Authentication') || 'NoAuthentication';
  const supported = catalogue.authentications.find(one => one.name === authentication)?.supported ?? true;

  return (
    <FixContext value={fixes}>
      <div ref={form} className={styles.form}>
        <LeaveGuard active={changed && !readonly} />
        {refused === null && <ProblemStrip error={save.error ?? storedFix.error} />}
        {faults.size > 0 && (
          <MessageStrip design="Negative" hideCloseButton role="alert" className={styles.strip}>
            {t('incomplete')}
          </MessageStrip>
        )}
        <FindingNotes findings={findings.get('') ?? []} />
        <section aria-labelledby="main">
          <Title id="main" level="H2" size="H5" className={styles.section}>
            {t('main')}
          </Title>
          {catalogue.common.map(fieldOf)}
        </section>
        {!supported && propertyOf(state, 'Type') === 'HTTP' && (
          <MessageStrip design="Information" hideCloseButton>
            {t('unsupported', { authentication })}
          </MessageStrip>
        )}
        {moved.length > 0 && (
          <MessageStrip design="Information" onClose={() => setMoved([])} role="status">
            {t('moved', { properties: moved.join(', ') })}
          </MessageStrip>
        )}
        {fields.length > 0 && (
          <section aria-labelledby="authentication">
            <Title id="authentication" level="H2" size="H5" className={styles.section}>
              {authentication}
            </Title>
            {fields.map(fieldOf)}
          </section>
        )}
        <AdditionalProperties
          catalogue={catalogue}
          rows={state.rows}
          readonly={readonly}
          faultOf={faultOf}
          findingsOf={findingsOf}
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
            <Button design="Transparent" onClick={props.onCancel}>
              {t('common:cancel')}
            </Button>
          </div>
        )}
        {example && <ExampleDialog finding={example} onClose={() => setExample(null)} />}
      </div>
    </FixContext>
  );
}

/** The properties the form shows. */
function namesIn(catalogue: Catalogue, state: FormState): string[] {
  return [...fieldsOf(catalogue, state).map(field => field.name), ...state.rows.map(row => row.name)];
}

/** The property a refusal is about. */
function targetOf(error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  return error.code === 'cockpit.destination.exists' ? 'Name' : error.target;
}
