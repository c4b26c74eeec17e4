/** The service key of the task center for this connection, and the values of it that SuccessFactors is told. */

import { Button, Label, Option, Select } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import fields from '../../../components/TextField.module.css';
import { KeyDialog } from '../instances/KeyDialog.tsx';
import styles from './connect.module.css';
import { NEW_INSTANCE, NEW_KEY, useMakeKey, type useNotedKey } from './queries.ts';
import { Values } from './Values.tsx';

interface Props {
  instances: readonly string[];
  /** The one whose key is used. */
  instance: string | null;
  noted: ReturnType<typeof useNotedKey>;
  onInstance: (name: string) => void;
}

export function KeyHere({ instances, instance, noted, onInstance }: Props) {
  const { t } = useTranslation('connect');
  const announce = useAnnounce();
  const make = useMakeKey();
  const [viewing, setViewing] = useState(false);
  const key = noted.data;
  const create = (of: string | null) =>
    make.mutate(of, {
      onSuccess: name => {
        onInstance(name);
        announce(t('key.made', { instance: name, key: NEW_KEY }));
      },
    });
  return (
    <>
      <ProblemStrip error={make.error ?? noted.error} />
      {instances.length > 0 && (
        <div className={fields.field}>
          <Label for="connect-instance" showColon>
            {t('key.instance')}
          </Label>
          <Select
            id="connect-instance"
            className={fields.select}
            accessibleName={t('key.instance')}
            value={instance ?? ''}
            onChange={event => onInstance(event.detail.selectedOption.dataset.value ?? '')}
          >
            {instances.map(name => (
              <Option key={name} value={name} data-value={name}>
                {name}
              </Option>
            ))}
          </Select>
        </div>
      )}
      {key && (
        <>
          <Values values={key.values.map(({ path, value }) => ({ label: path, value }))} />
          <div className={styles.actions}>
            <Button onClick={() => setViewing(true)}>{t('key.view', { key: key.name })}</Button>
          </div>
          <p className={styles.hint}>{t('key.push')}</p>
        </>
      )}
      {!instances.includes(NEW_INSTANCE) && (
        <>
          <p className={styles.text}>{t('key.own', { instance: NEW_INSTANCE, key: NEW_KEY })}</p>
          <div>
            <Button
              design={key ? 'Default' : 'Emphasized'}
              disabled={make.isPending}
              onClick={() => create(null)}
            >
              {t('key.make')}
            </Button>
          </div>
        </>
      )}
      {instance !== null && key === null && (
        <div>
          <Button design="Emphasized" disabled={make.isPending} onClick={() => create(instance)}>
            {t('key.makeKey', { instance })}
          </Button>
        </div>
      )}
      {viewing && key && instance && (
        <KeyDialog
          service="one-inbox-service"
          instance={instance}
          name={key.name}
          onClose={() => setViewing(false)}
        />
      )}
    </>
  );
}
