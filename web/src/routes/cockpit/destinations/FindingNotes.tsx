/** What the rules found at one place, each with what to do about it. */

import '@ui5/webcomponents-icons/dist/error.js';
import '@ui5/webcomponents-icons/dist/hint.js';
import '@ui5/webcomponents-icons/dist/warning2.js';
import { Button, Icon } from '@ui5/webcomponents-react';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './destinations.module.css';
import type { Finding, Severity } from './findings.ts';

/** How a finding is fixed; absent where nothing may be changed. */
export interface Fixes {
  /** The word on the button; `null` if its fix is up to a person. */
  action: (finding: Finding) => string | null;
  fix: (finding: Finding) => void;
  showExample: (finding: Finding) => void;
}

export const FixContext = createContext<Fixes | null>(null);

const icons: Record<Severity, string> = { ERROR: 'error', WARNING: 'warning2', HINT: 'hint' };

export function FindingNotes({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('destinations');
  const fixes = useContext(FixContext);
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map(finding => {
        const action = fixes?.action(finding) ?? null;
        return (
          <li
            key={finding.code + finding.message}
            className={styles.finding}
            data-severity={finding.severity}
          >
            <Icon
              name={icons[finding.severity]}
              className={styles.findingIcon}
              accessibleName={t(`severity.${finding.severity}`)}
              mode="Image"
            />
            <span className={styles.findingText}>
              {finding.message} <span className={styles.findingFix}>{finding.fix}</span>
            </span>
            {(action || finding.example) && (
              <span className={styles.findingActions}>
                {action && (
                  <Button
                    design="Transparent"
                    accessibleName={t('finding.fixOf', { action, message: finding.message })}
                    onClick={() => fixes?.fix(finding)}
                  >
                    {action}
                  </Button>
                )}
                {finding.example && fixes && (
                  <Button
                    design="Transparent"
                    accessibleName={t('finding.exampleOf', { message: finding.message })}
                    onClick={() => fixes.showExample(finding)}
                  >
                    {t('finding.example')}
                  </Button>
                )}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
