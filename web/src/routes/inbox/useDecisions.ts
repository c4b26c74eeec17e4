/** Carries decisions out, remembers what is under way and what went wrong. */

import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { useAnnounce } from '../../components/Announcements.tsx';
import { sentenceOf } from '../../components/ProblemStrip.tsx';
import { asksForMore, type Choice, doneSentence, newKey } from './decisions.ts';
import { decide, type Statement, type Task } from './tasks.ts';

const NOTHING_SAID: Statement = { comment: null, reasonCode: null };

interface Outcomes {
  /** Gets the task as the decision left it. */
  onSettled: (task: Task) => void;
}

export function useDecisions({ onSettled }: Outcomes) {
  const { t } = useTranslation('inbox');
  const announce = useAnnounce();
  /** The decision that asks for more in a dialog. */
  const [asked, setAsked] = useState<{ task: Task; choice: Choice } | null>(null);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map());
  const unanswered = useRef(new Map<string, { said: string; key: string }>());

  const carryOut = useCallback(
    async (task: Task, { kind, decision }: Choice, statement: Statement) => {
      const said = JSON.stringify([kind, decision.code, statement]);
      const before = unanswered.current.get(task.urn);
      // Without an answer nobody knows whether the decision arrived: the same key asks for the same one again.
      const key = before?.said === said ? before.key : newKey();
      setBusy(now => new Set(now).add(task.urn));
      setFailures(now => without(now, task.urn));
      try {
        const { task: left, accepted } = await decide(task.urn, kind, decision.code, statement, key);
        unanswered.current.delete(task.urn);
        announce(
          t(accepted ? 'done.accepted' : doneSentence(decision.code), {
            subject: task.subject,
            decision: decision.name,
          }),
        );
        onSettled(left);
      } catch (error) {
        if (error instanceof Problem && error.status === 0) unanswered.current.set(task.urn, { said, key });
        else unanswered.current.delete(task.urn);
        throw error;
      } finally {
        setBusy(now => new Set([...now].filter(urn => urn !== task.urn)));
      }
    },
    [announce, onSettled, t],
  );

  const choose = useCallback(
    (task: Task, choice: Choice) => {
      if (asksForMore(choice.decision)) {
        setAsked({ task, choice });
        return;
      }
      carryOut(task, choice, NOTHING_SAID).catch((error: unknown) => {
        const sentence =
          error instanceof Problem && error.status === 0 ? t('common:unreachable') : sentenceOf(error);
        setFailures(now => new Map(now).set(task.urn, sentence));
        announce(sentence);
      });
    },
    [announce, carryOut, t],
  );

  const forget = useCallback((urn: string) => setFailures(now => without(now, urn)), []);
  const stopAsking = useCallback(() => setAsked(null), []);
  return { asked, stopAsking, busy, failures, forget, choose, carryOut };
}

function without(failures: ReadonlyMap<string, string>, urn: string): ReadonlyMap<string, string> {
  if (!failures.has(urn)) return failures;
  return new Map([...failures].filter(([one]) => one !== urn));
}
