/** Chooses people, or groups, to give a collection to. */

import { useQuery } from '@tanstack/react-query';
import { CheckBox } from '@ui5/webcomponents-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUsers } from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { found } from '../users/people.ts';
import { type Holder, MOST_GROUPS, useAssign, useDirectoryGroups } from './queries.ts';
import styles from './role-collections.module.css';

interface Props {
  name: string;
  kind: Holder['kind'];
  /** The ids of those that have it. */
  has: readonly string[];
  onClose: () => void;
}

interface Choice {
  id: string;
  text: string;
}

/** How many people are offered at most; a longer search finds the others. */
const MOST_PEOPLE = 50;

export function AddHolders({ name, kind, has, onClose }: Props) {
  const { t } = useTranslation(['role-collections', 'common']);
  const announce = useAnnounce();
  const assign = useAssign(name);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Choice[]>([]);
  const { choices, error, more } = useChoices(kind, useDeferredValue(search), has);
  /** Whoever was chosen stays in sight, whatever is searched for then. */
  const shown = [...chosen, ...choices.filter(one => !chosen.some(other => other.id === one.id))];
  const submit = async () => {
    await assign.mutateAsync(chosen.map(one => ({ kind, id: one.id })));
    announce(t('wasAdded', { name, who: chosen.map(one => one.text).join(', ') }));
  };
  return (
    <FormDialog
      title={t(`${kind}.addTitle`, { name })}
      action={t(`${kind}.add`)}
      fields={['chosen']}
      required={{ chosen: chosen.map(one => one.id).join(' ') }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          <TextField label={t('search')} type="Search" value={search} onChange={setSearch} />
          <ProblemStrip error={error} />
          {errorAt('chosen') && (
            <span className={styles.error} role="alert">
              {t(`${kind}.chooseOne`)}
            </span>
          )}
          <ul className={styles.choices} aria-label={t(`${kind}.title`)}>
            {shown.map(one => (
              <li key={one.id}>
                <CheckBox
                  text={one.text}
                  wrappingType="Normal"
                  checked={chosen.some(other => other.id === one.id)}
                  onChange={event =>
                    setChosen(
                      event.target.checked ? [...chosen, one] : chosen.filter(other => other.id !== one.id),
                    )
                  }
                />
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className={styles.text}>{t(`${kind}.nobody`)}</p>}
          {more && <p className={styles.text}>{t('more')}</p>}
        </>
      )}
    </FormDialog>
  );
}

function useChoices(kind: Holder['kind'], search: string, has: readonly string[]) {
  const people = useQuery({ queryKey: ['users'], queryFn: listUsers, enabled: kind === 'person' });
  const groups = useDirectoryGroups(search, kind === 'group');
  if (kind === 'group') {
    const all = groups.data ?? [];
    const choices = all
      .filter(one => !has.includes(one.id))
      .map((one): Choice => ({ id: one.id, text: one.displayName }));
    return { choices, error: groups.error, more: all.length === MOST_GROUPS };
  }
  const all = found(people.data ?? [], search).filter(one => !has.includes(one.id));
  const choices = all
    .slice(0, MOST_PEOPLE)
    .map((one): Choice => ({ id: one.id, text: `${one.displayName || one.userName} (${one.userName})` }));
  return { choices, error: people.error, more: all.length > MOST_PEOPLE };
}
