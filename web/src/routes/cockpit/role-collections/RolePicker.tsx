/** The roles to put into a collection, by the application they are of. */

import { CheckBox, Label } from '@ui5/webcomponents-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { byApplication } from './collections.ts';
import { useRoles } from './queries.ts';
import styles from './role-collections.module.css';
import { useSentence } from './useSentence.ts';

interface Props {
  chosen: readonly string[];
  onChange: (roles: string[]) => void;
  error?: string;
}

export function RolePicker({ chosen, onChange, error }: Props) {
  const { t } = useTranslation('role-collections');
  const sentence = useSentence();
  const id = useId();
  const roles = useRoles();
  const toggle = (name: string, wanted: boolean) =>
    onChange(wanted ? [...chosen, name] : chosen.filter(one => one !== name));
  return (
    <div className={styles.picker}>
      <ProblemStrip error={roles.error} />
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
      {byApplication(roles.data ?? []).map(({ application, roles: offered }) => (
        <section key={application ?? ''} aria-labelledby={`${id}${application ?? ''}`}>
          <Label id={`${id}${application ?? ''}`}>
            {application === null ? t('ownRoles') : t('rolesOf', { application })}
          </Label>
          <ul className={styles.choices}>
            {offered.map(role => (
              <li key={role.name}>
                <CheckBox
                  text={role.name}
                  wrappingType="Normal"
                  accessibleName={[role.name, sentence(role)].filter(Boolean).join(': ')}
                  checked={chosen.includes(role.name)}
                  onChange={event => toggle(role.name, event.target.checked)}
                />
                <span className={styles.sentence} aria-hidden="true">
                  {sentence(role)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
