/** The role collections that members of the provider's groups get. */

import '@ui5/webcomponents-icons/dist/add.js';
import '@ui5/webcomponents-icons/dist/decline.js';
import { Button, Text, Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { MultiSelectField } from '../../../components/MultiSelectField.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useRoleCollections } from '../role-collections/queries.ts';
import { type FormState, groupField, withGroup, withNewGroup, withoutGroup } from './form.ts';
import styles from './providers.module.css';

interface Props {
  state: FormState;
  errorAt: (field: string) => string | undefined;
  onChange: (state: FormState) => void;
}

export function GroupRoles({ state, errorAt, onChange }: Props) {
  const { t } = useTranslation('providers');
  const collections = useRoleCollections();
  const names = collections.data?.map(one => one.name) ?? [];
  return (
    <section className={styles.section} aria-labelledby="groups">
      <div className={styles.head}>
        <Title id="groups" level="H2" size="H5">
          {t('groupRoles')}
        </Title>
        <Button icon="add" onClick={() => onChange(withNewGroup(state))}>
          {t('newGroup')}
        </Button>
      </div>
      <Text>{t('groupRolesHint')}</Text>
      <ProblemStrip error={collections.error} />
      {errorAt('groupRoles') && (
        <span className={styles.fault} role="alert">
          {errorAt('groupRoles')}
        </span>
      )}
      {state.groups.map((row, index) => {
        const fault = errorAt(groupField(row.id));
        const incomplete = row.group.trim() !== '' && row.roles.length === 0;
        return (
          <fieldset key={row.id} className={styles.group}>
            <legend className="visually-hidden">{t('groupNumber', { number: index + 1 })}</legend>
            <TextField
              label={t('group')}
              value={row.group}
              onChange={group => onChange(withGroup(state, row.id, { group }))}
              error={incomplete ? undefined : fault}
              required
            />
            <MultiSelectField
              label={t('roles')}
              value={row.roles}
              options={names}
              onChange={chosen => onChange(withGroup(state, row.id, { roles: chosen }))}
              error={incomplete ? fault : undefined}
              required
            />
            <Button
              className={styles.remove}
              icon="decline"
              design="Transparent"
              tooltip={t('removeGroup', { name: row.group || String(index + 1) })}
              accessibleName={t('removeGroup', { name: row.group || String(index + 1) })}
              onClick={() => onChange(withoutGroup(state, row.id))}
            />
          </fieldset>
        );
      })}
    </section>
  );
}
