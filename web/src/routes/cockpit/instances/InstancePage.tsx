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
import {
  createKey,
  deleteKey,
  listInstances,
  listKeys,
  type RotatedServiceKey,
  type ServiceKey,
  type UpdatedServiceInstance,
} from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ExpiryStatus } from '../../../components/ExpiryStatus.tsx';
import { expiryOf } from '../../../components/expiry.ts';
import { Facts } from '../../../components/Facts.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { Status } from '../../../components/Status.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { Changes } from './Changes.tsx';
import styles from './InstancePage.module.css';
import { KeyDialog } from './KeyDialog.tsx';
import { formatParameters } from './parameters.ts';
import { RotateKey } from './RotateKey.tsx';
import { UpdateInstance } from './UpdateInstance.tsx';

type Open = { kind: 'create' | 'update' } | { kind: 'view' | 'rotate' | 'delete'; key: string };

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
  const [changes, setChanges] = useState<UpdatedServiceInstance['changes'] | null>(null);
  /** Its new credentials are shown, with what to do about them. */
  const [rotated, setRotated] = useState<RotatedServiceKey | null>(null);
  const close = () => setOpen(null);
  const reload = () => queries.invalidateQueries({ queryKey: ['instances', name, 'keys'] });

  return (
    <Page title={name} above={<RouteLink to="/cockpit/instances">{t('toList')}</RouteLink>}>
      <ProblemStrip error={keys.error ?? instances.error} />
      {instance && (
        <>
          <Facts
            facts={[
              {
                label: t('service'),
                value: t(`services.${instance.service}`, { defaultValue: instance.service }),
              },
              { label: t('plan'), value: instance.plan },
              { label: t('created'), value: formatMoment(instance.createdAt) },
              { label: t('clientId'), value: instance.clientId, copy: instance.clientId },
            ]}
          />
          <div className={styles.head}>
            <Title level="H2" size="H4">
              {t('parameters')}
            </Title>
            <Button onClick={() => setOpen({ kind: 'update' })}>{t('update')}</Button>
          </div>
          {changes && <Changes changes={changes} onClose={() => setChanges(null)} />}
          {Object.keys(instance.parameters).length > 0 ? (
            <pre className={styles.json}>{formatParameters(instance.parameters)}</pre>
          ) : (
            <Text>{t('noParameters')}</Text>
          )}
        </>
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
            <TableHeaderCell minWidth="14rem" importance={3}>
              {t('validity')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="15rem" importance={4} popinText={t('actions')}>
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
              <Text>
                <KeyValidity serviceKey={key} />
              </Text>
            </TableCell>
            <TableCell>
              <div className={styles.actions}>
                <Button
                  accessibleName={t('viewKeyOf', { key: key.name })}
                  onClick={() => setOpen({ kind: 'view', key: key.name })}
                >
                  {t('viewKey')}
                </Button>
                {key.retiresAt === null && (
                  <Button
                    accessibleName={t('rotateKey', { key: key.name })}
                    onClick={() => setOpen({ kind: 'rotate', key: key.name })}
                  >
                    {t('rotate')}
                  </Button>
                )}
                <Button
                  icon="delete"
                  design="Transparent"
                  tooltip={t('deleteKey', { key: key.name })}
                  accessibleName={t('deleteKey', { key: key.name })}
                  onClick={() => setOpen({ kind: 'delete', key: key.name })}
                />
              </div>
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
      {open?.kind === 'update' && instance && (
        <UpdateInstance
          instance={instance}
          onUpdated={async updated => {
            setChanges(updated.changes);
            await queries.invalidateQueries({ queryKey: ['instances'], exact: true });
            announce(t('wasUpdated', { name }));
          }}
          onClose={close}
        />
      )}
      {open?.kind === 'rotate' && (
        <RotateKey
          instance={name}
          name={open.key}
          onRotated={async done => {
            await reload();
            announce(t('keyWasRotated', { key: open.key }));
            setRotated(done);
          }}
          onClose={close}
        />
      )}
      {rotated && instance && (
        <KeyDialog
          service={instance.service}
          instance={name}
          name={rotated.name}
          note={
            rotated.old
              ? t('rotated.old', { name: rotated.old.name, until: formatMoment(rotated.old.retiresAt) })
              : t('rotated.none', { key: rotated.name })
          }
          onClose={() => setRotated(null)}
        />
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

/** Until when a key works: it was rotated, or its certificate ends; a secret has no end. */
function KeyValidity({ serviceKey }: { serviceKey: ServiceKey }) {
  const { t } = useTranslation('instances');
  const { retiresAt, expiresAt } = serviceKey;
  if (retiresAt !== null) {
    return <Status state="Critical">{t('retires', { moment: formatMoment(retiresAt) })}</Status>;
  }
  if (expiresAt !== null) return <ExpiryStatus until={expiresAt} {...expiryOf(expiresAt, new Date())} />;
  return t('noEnd');
}
