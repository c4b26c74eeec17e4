/** One destination of an import, to look at before it is saved. */

import { CheckBox, Tag, Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../components/TextField.tsx';
import styles from './import.module.css';
import { type ImportEntry, isTakeable, secretsOf } from './importing.ts';

const designs = {
  CREATE: 'Positive',
  UPDATE: 'Information',
  UNCHANGED: 'Neutral',
  IGNORE: 'Neutral',
  REFUSE: 'Negative',
} as const;

interface Props {
  entry: ImportEntry;
  chosen: boolean;
  /** What was typed for its secrets. */
  secrets: Readonly<Record<string, string>>;
  onChoose: (chosen: boolean) => void;
  onSecret: (property: string, value: string) => void;
}

export function ImportEntryCard({ entry, chosen, secrets, onChoose, onSecret }: Props) {
  const { t } = useTranslation('destinations');
  const name = entry.name || t('import.nameless');
  const asked = secretsOf(entry, { [entry.name]: secrets });
  return (
    <li className={styles.entry} data-action={entry.action}>
      <div className={styles.entryHead}>
        <CheckBox
          accessibleName={t('import.take', { name })}
          checked={chosen}
          disabled={!isTakeable(entry)}
          onChange={event => onChoose(event.target.checked)}
        />
        <Title level="H3" size="H5" className={styles.entryName}>
          {name}
        </Title>
        <Tag design={designs[entry.action]} hideStateIcon={designs[entry.action] === 'Neutral'}>
          {t(`import.${entry.action}`)}
        </Tag>
        <span className={styles.file}>{entry.file}</span>
      </div>
      {entry.problems.length > 0 && (
        <ul className={styles.problems}>
          {entry.problems.map(problem => (
            <li key={problem.property + problem.message}>{problem.message}</li>
          ))}
        </ul>
      )}
      {entry.warnings.length > 0 && (
        <ul className={styles.notes}>
          {entry.warnings.map(warning => (
            <li key={warning}>{t('warning', { text: warning })}</li>
          ))}
        </ul>
      )}
      {asked.map(property => (
        <TextField
          key={property}
          label={property}
          hint={t('import.secretHint')}
          type="Password"
          value={secrets[property] ?? ''}
          onChange={value => onSecret(property, value)}
        />
      ))}
      {entry.keptSecrets.length > 0 && (
        <p className={styles.file}>{t('import.kept', { secrets: entry.keptSecrets.join(', ') })}</p>
      )}
      {entry.changes.length > 0 && (
        <details className={styles.changes}>
          <summary>{t('import.changes', { count: entry.changes.length })}</summary>
          <dl>
            {entry.changes.map(change => (
              <div key={change.property}>
                <dt>{change.property}</dt>
                <dd>
                  {change.secret ? (
                    t(change.kind === 'REMOVED' ? 'import.secretRemoved' : 'import.secretSet')
                  ) : (
                    <>
                      {change.before !== null && <del>{change.before}</del>} {change.after}
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
