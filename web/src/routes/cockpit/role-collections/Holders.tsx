/** The people, or the groups, that have a collection. */

import '@ui5/webcomponents-icons/dist/add.js';
import {
  Button,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Text,
  Title,
} from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { AddHolders } from './AddHolders.tsx';
import { type Holder, useGroups, usePeople, useUnassign } from './queries.ts';
import styles from './role-collections.module.css';

interface Props {
  name: string;
  kind: Holder['kind'];
}

interface Row {
  id: string;
  text: string;
  detail: string;
}

export function Holders({ name, kind }: Props) {
  const { t } = useTranslation(['role-collections', 'common']);
  const announce = useAnnounce();
  const { data: me } = useMe();
  const { rows, error, isPending } = useRows(name, kind);
  const unassign = useUnassign(name);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Row | null>(null);
  return (
    <section className={styles.holders} aria-label={t(`${kind}.title`)}>
      <div className={styles.head}>
        <Title level="H2" size="H4">
          {t(`${kind}.title`)}
        </Title>
        <Button icon="add" onClick={() => setAdding(true)}>
          {t(`${kind}.add`)}
        </Button>
      </div>
      <p className={styles.text}>{t(`${kind}.hint`)}</p>
      <ProblemStrip error={error} />
      <Table
        accessibleName={t(`${kind}.title`)}
        overflowMode="Popin"
        loading={isPending}
        noDataText={isPending ? t('common:loading') : t(`${kind}.none`)}
        headerRow={
          <TableHeaderRow>
            <TableHeaderCell minWidth="12rem" importance={5}>
              {t(`${kind}.column`)}
            </TableHeaderCell>
            <TableHeaderCell minWidth="12rem">{t(`${kind}.detail`)}</TableHeaderCell>
            <TableHeaderCell minWidth="8rem">{t('actions')}</TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {rows.map(row => (
          <TableRow key={row.id} rowKey={row.id}>
            <TableCell>
              {kind === 'person' ? (
                <RouteLink to={`/cockpit/users/${encodeURIComponent(row.id)}`}>{row.text}</RouteLink>
              ) : (
                <Text className={styles.breakable}>{row.text}</Text>
              )}
            </TableCell>
            <TableCell>
              <Text className={styles.breakable}>{row.detail}</Text>
            </TableCell>
            <TableCell>
              <Button
                design="Transparent"
                accessibleName={t('removeOf', { who: row.text })}
                onClick={() => setRemoving(row)}
              >
                {t('remove')}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {adding && (
        <AddHolders name={name} kind={kind} has={rows.map(row => row.id)} onClose={() => setAdding(false)} />
      )}
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { name, who: removing.text })}
          text={t(removing.id === me?.id ? 'removeOwn' : `${kind}.removeText`, { name, who: removing.text })}
          action={t('remove')}
          onConfirm={async () => {
            await unassign.mutateAsync({ kind, id: removing.id });
            announce(t('wasRemoved', { name, who: removing.text }));
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}

function useRows(name: string, kind: Holder['kind']) {
  const { t } = useTranslation('role-collections');
  const people = usePeople(name);
  const groups = useGroups(name);
  const rows: Row[] =
    kind === 'person'
      ? (people.data ?? []).map(one => ({
          id: one.id,
          text: one.displayName || one.userName,
          detail: one.active ? one.userName : t('inactive', { userName: one.userName }),
        }))
      : (groups.data ?? []).map(one => ({
          id: one.id,
          text: one.displayName,
          detail: t(`origin.${one.origin}`),
        }));
  const { error, isPending } = kind === 'person' ? people : groups;
  return { rows, error, isPending };
}
