/** One service instance with its keys. */

import '@ui5/webcomponents-icons/dist/add.js';
import '@ui5/webcomponents-icons/dist/delete.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
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
import { useParams } from 'react-router';
import { createKey, deleteKey, listInstances, listKeys } from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import styles from './InstancePage.module.css';
import { KeyDialog } from './KeyDialog.tsx';

type Open = { kind: 'create' } | { kind: 'view' | 'delete'; key: string };

export function InstancePage() {
  const { t } = useTranslation(['instances', 'common']);
  const { name = '' } = useParams();
  useTitle(name);
  const queries = useQueryClient();
  const announce = useAnnounce();
  const instances = useQuery({ queryKey: ['instances'], queryFn: listInstances });
  const instance = instances.data?.find(one => one.name === name);
  const keys = useQuery({ queryKey: ['instances', name, 'keys'], queryFn: () => listKeys(name) });
  const [open, setOpen] = useState<Open | null>(null);
  const [newName, setNewName] = useState('');
  const close = () => setOpen(null);
  const reload = () => queries.invalidateQueries({ queryKey: ['instances', name, 'keys'] });

  return (
    <Page title={name} above={<RouteLink to="/cockpit/instances">{t('toList')}</RouteLink>}>
      <ProblemStrip error={keys.error ?? instances.error} />
      {instance && (
        <dl className={styles.facts}>
          <dt>{t('service')}</dt>
          <dd>{t(`services.${instance.service}`, { defaultValue: instance.service })}</dd>
          <dt>{t('plan')}</dt>
          <dd>{instance.plan}</dd>
          <dt>{t('created')}</dt>
          <dd>{formatMoment(instance.createdAt)}</dd>
          <dt>{t('clientId')}</dt>
          <dd>{instance.clientId}</dd>
          {Object.keys(instance.parameters).length > 0 && (
            <>
              <dt>{t('parameters')}</dt>
              <dd>
                <pre className={styles.json}>{JSON.stringify(instance.parameters, null, 2)}</pre>
              </dd>
            </>
          )}
        </dl>
      )}
      <div className={styles.head}>
        <Title level="H2" size="H4">
          {t('keys')}
        </Title>
        <Button
          icon="add"
          design="Emphasized"
          disabled={!instance}
          onClick={() => {
            setNewName('');
            setOpen({ kind: 'create' });
          }}
        >
          {t('createKey')}
        </Button>
      </div>
      <Table
        accessibleName={t('keys')}
        overflowMode="Popin"
        loading={keys.isPending}
        noDataText={keys.isPending ? t('common:loading') : t('noKeys')}
        headerRow={
          <TableHeaderRow>
            <TableHeaderCell minWidth="9rem" importance={5}>
              {t('keyName')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="11rem">{t('created')}</TableHeaderCell>
            <TableHeaderCell width="9rem" importance={4} popinText={t('actions')}>
              <span className="visually-hidden">{t('actions')}</span>
            </TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {keys.data?.map(key => (
          <TableRow key={key.id} rowKey={key.id}>
            <TableCell>
              <Text>{key.name}</Text>
            </TableCell>
            <TableCell>
              <Text>{formatMoment(key.createdAt)}</Text>
            </TableCell>
            <TableCell>
              <Button
                accessibleName={t('viewKeyOf', { key: key.name })}
                onClick={() => setOpen({ kind: 'view', key: key.name })}
              >
                {t('viewKey')}
              </Button>
              <Button
                icon="delete"
                design="Transparent"
                tooltip={t('deleteKey', { key: key.name })}
                accessibleName={t('deleteKey', { key: key.name })}
                onClick={() => setOpen({ kind: 'delete', key: key.name })}
              />
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {open?.kind === 'create' && (
        <FormDialog
          title={t('createKeyTitle', { name })}
          action={t('createAction')}
          fields={['name']}
          required={{ name: newName }}
          onSubmit={async () => {
            await createKey(name, newName.trim());
            await reload();
            announce(t('keyWasCreated', { key: newName.trim() }));
          }}
          onClose={close}
        >
          {errorAt => (
            <TextField
              label={t('keyName')}
              value={newName}
              onChange={setNewName}
              error={errorAt('name')}
              hint={t('keyNameHint')}
              required
            />
          )}
        </FormDialog>
      )}
      {open?.kind === 'view' && instance && (
        <KeyDialog service={instance.service} instance={name} name={open.key} onClose={close} />
      )}
      {open?.kind === 'delete' && (
        <ConfirmDialog
          title={t('deleteKey', { key: open.key })}
          text={t('deleteKeyText', { key: open.key })}
          action={t('common:delete')}
          onConfirm={async () => {
            await deleteKey(name, open.key);
            await reload();
            announce(t('keyWasDeleted', { key: open.key }));
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}
