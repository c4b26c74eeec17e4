/** The form of an identity provider: what to register there, the client, who is who, and roles by groups. */

import { Button, CheckBox, MessageStrip, Text, Title } from '@ui5/webcomponents-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAtFault } from '../../../api/fieldProblem.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { MultiSelectField } from '../../../components/MultiSelectField.tsx';
import { ProblemStrip, sentenceOf } from '../../../components/ProblemStrip.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { LeaveGuard } from '../destinations/LeaveGuard.tsx';
import {
  algorithms,
  authentications,
  claimNames,
  consequenceOf,
  type FormState,
  faultsOf,
  formOf,
  hasSecret,
  linkings,
  secretIsKept,
} from './form.ts';
import { GroupRoles } from './GroupRoles.tsx';
import styles from './providers.module.css';
import { type IdentityProvider, type SignInSettings, useSaveProvider } from './queries.ts';

interface Props {
  initial: FormState;
  /** The provider that is changed; `null` makes a new one. */
  name: string | null;
  /** What docket's own addresses are, for whoever registers it at the provider. */
  addresses: SignInSettings;
  onSaved: (provider: IdentityProvider) => void;
  onCancel: () => void;
}

/** The fields that have a place for what is wrong with them; the more exact name first. */
const fields = [
  'name',
  'displayName',
  'position',
  'issuer',
  'clientId',
  'clientAuthentication',
  'clientSecret',
  'scopes',
  'signingAlgorithms',
  ...claimNames.map(name => `claims.${name}`),
  'linkBy',
  'groupRoles',
];

export function ProviderForm({ name, addresses, onSaved, onCancel, ...props }: Props) {
  const { t } = useTranslation(['providers', 'common']);
  const [initial, setInitial] = useState(props.initial);
  const [state, setState] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [attempts, setAttempts] = useState(0);
  /** A kept secret is about to be replaced. */
  const [replacing, setReplacing] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = useSaveProvider(name);
  const form = useRef<HTMLFormElement>(null);

  // What kept the form from being saved is brought to the eye.
  useEffect(() => {
    if (attempts === 0 && !save.error) return;
    const field = form.current?.querySelector<HTMLElement>('[value-state="Negative"]');
    if (field) field.focus();
    else if (save.error) form.current?.scrollIntoView();
  }, [attempts, save.error]);

  const faults = checked ? faultsOf(state) : new Map<string, never>();
  const refused = fieldAtFault(save.error, fields);
  const errorAt = (field: string): string | undefined => {
    const fault = faults.get(field);
    if (fault) return t(`fault.${fault}`);
    return field === refused ? sentenceOf(save.error) : undefined;
  };
  const change = (changed: Partial<FormState>) => {
    setState(before => ({ ...before, ...changed }));
    if (save.error) save.reset();
  };
  const store = async () => {
    const saved = await save.mutateAsync({ before: initial, state });
    const kept = formOf(saved);
    setInitial(kept);
    setState(kept);
    setReplacing(false);
    setChecked(false);
    onSaved(saved);
  };
  const consequence = consequenceOf(initial, state);
  const submit = () => {
    if (save.isPending) return;
    setChecked(true);
    if (faultsOf(state).size > 0) setAttempts(before => before + 1);
    else if (consequence) setAsking(true);
    // What is refused is told by the form.
    else store().catch(() => {});
  };

  const text = (field: 'issuer' | 'clientId' | 'scopes' | 'displayName' | 'position', required = false) => (
    <TextField
      label={t(field)}
      hint={t(`${field}Hint`)}
      value={state[field]}
      onChange={value => change({ [field]: value })}
      error={errorAt(field)}
      required={required}
    />
  );
  const named = state.name.trim() || t('namePlaceholder');
  const redirectUri = addresses.redirectUriPrefix + named;
  const backchannelLogoutUri = addresses.backchannelLogoutUriPrefix + named;
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <LeaveGuard active={state !== initial} />
      {refused === null && !asking && <ProblemStrip error={save.error} />}
      {faults.size > 0 && (
        <MessageStrip design="Negative" hideCloseButton role="alert">
          {t('incomplete')}
        </MessageStrip>
      )}
      <section className={styles.section} aria-labelledby="general">
        <Title id="general" level="H2" size="H5">
          {t('general')}
        </Title>
        {name === null && (
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            value={state.name}
            onChange={value => change({ name: value })}
            error={errorAt('name')}
            required
          />
        )}
        {text('displayName', name !== null)}
        {text('position')}
        <div>
          <CheckBox
            text={t('enabled')}
            checked={state.enabled}
            onChange={event => change({ enabled: event.target.checked })}
          />
        </div>
      </section>
      <section className={styles.section} aria-labelledby="register">
        <Title id="register" level="H2" size="H5">
          {t('register')}
        </Title>
        <Text>{t('registerHint')}</Text>
        <Facts
          facts={[
            {
              label: t('redirectUri'),
              value: redirectUri,
              ...(state.name.trim() === '' ? {} : { copy: redirectUri }),
            },
            {
              label: t('postLogoutRedirectUri'),
              value: addresses.postLogoutRedirectUri,
              copy: addresses.postLogoutRedirectUri,
            },
            {
              label: t('backchannelLogoutUri'),
              value: backchannelLogoutUri,
              ...(state.name.trim() === '' ? {} : { copy: backchannelLogoutUri }),
            },
            ...(state.clientAuthentication === 'private_key_jwt'
              ? [{ label: t('jwksUri'), value: addresses.jwksUri, copy: addresses.jwksUri }]
              : []),
          ]}
        />
      </section>
      <section className={styles.section} aria-labelledby="client">
        <Title id="client" level="H2" size="H5">
          {t('client')}
        </Title>
        {text('issuer', true)}
        {text('clientId', true)}
        <SelectField
          label={t('clientAuthentication')}
          hint={t(`clientAuthentication.${state.clientAuthentication}.hint`)}
          value={state.clientAuthentication}
          options={authentications.map(value => ({ value, text: t(`clientAuthentication.${value}`) }))}
          onChange={clientAuthentication => change({ clientAuthentication })}
          error={errorAt('clientAuthentication')}
        />
        {hasSecret(state) && secretIsKept(state) && !replacing && !errorAt('clientSecret') ? (
          <div className={styles.secret}>
            <Text>{t('secretKept')}</Text>
            <Button design="Transparent" onClick={() => setReplacing(true)}>
              {t('replaceSecret')}
            </Button>
          </div>
        ) : (
          hasSecret(state) && (
            <TextField
              label={t('clientSecret')}
              type="Password"
              hint={t('clientSecretHint')}
              value={state.clientSecret}
              onChange={clientSecret => change({ clientSecret })}
              error={errorAt('clientSecret')}
              required={!secretIsKept(state)}
              actions={
                secretIsKept(state) && (
                  <Button
                    design="Transparent"
                    onClick={() => {
                      setReplacing(false);
                      change({ clientSecret: '' });
                    }}
                  >
                    {t('keepSecret')}
                  </Button>
                )
              }
            />
          )
        )}
        {text('scopes', true)}
        <MultiSelectField
          label={t('signingAlgorithms')}
          hint={t('signingAlgorithmsHint')}
          value={state.signingAlgorithms}
          options={algorithms}
          onChange={signingAlgorithms => change({ signingAlgorithms })}
          error={errorAt('signingAlgorithms')}
          required
        />
      </section>
      <section className={styles.section} aria-labelledby="who">
        <Title id="who" level="H2" size="H5">
          {t('who')}
        </Title>
        <Text>{t('whoHint')}</Text>
        <SelectField
          label={t('linkBy')}
          hint={t(`linkBy.${state.linkBy}.hint`)}
          value={state.linkBy}
          options={linkings.map(value => ({ value, text: t(`linkBy.${value}`) }))}
          onChange={linkBy => change({ linkBy })}
          error={errorAt('linkBy')}
        />
        <div className={styles.choice}>
          <CheckBox
            text={t('createPeople')}
            checked={state.createPeople}
            accessibleName={`${t('createPeople')}: ${t('createPeopleHint')}`}
            onChange={event => change({ createPeople: event.target.checked })}
          />
          <span className={styles.hint} aria-hidden="true">
            {t('createPeopleHint')}
          </span>
        </div>
      </section>
      <section className={styles.section} aria-labelledby="claims">
        <Title id="claims" level="H2" size="H5">
          {t('claims')}
        </Title>
        <Text>{t('claimsHint')}</Text>
        <div className={styles.claims}>
          {claimNames.map(claim => (
            <TextField
              key={claim}
              label={t(`claim.${claim}`)}
              hint={claim === 'globalUserId' ? t('claim.globalUserId.hint') : undefined}
              value={state.claims[claim]}
              onChange={value => change({ claims: { ...state.claims, [claim]: value } })}
              error={errorAt(`claims.${claim}`)}
            />
          ))}
        </div>
      </section>
      <GroupRoles state={state} errorAt={errorAt} onChange={change} />
      <div className={styles.foot}>
        <Button design="Emphasized" onClick={submit}>
          {t('common:save')}
        </Button>
        <Button design="Transparent" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
      {asking && consequence && (
        <ConfirmDialog
          title={t(`${consequence}.title`, { name: initial.displayName })}
          text={t(`${consequence}.text`)}
          action={t('common:save')}
          onConfirm={store}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
