import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { EditorFinding } from '../../editor/AslEditor';

/** Lines shown; who has more begins with these. */
const MOST = 20;

/** How the definition stands, in a word. */
export function FindingCount({ findings }: { findings: EditorFinding[] | null }) {
  if (findings === null) {
    return <StatusIndicator type="pending">Not checked: the server does not answer</StatusIndicator>;
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  const text = [counted(errors, 'error'), counted(warnings, 'warning')].filter(Boolean).join(', ');
  return <StatusIndicator type={errors ? 'error' : warnings ? 'warning' : 'success'}>{text || 'No findings'}</StatusIndicator>;
}

/** Everything that is wrong, for those who do not want to look for it in the text. */
export function Findings({ findings, onShow }: { findings: EditorFinding[]; onShow: (finding: EditorFinding) => void }) {
  return (
    <ul className="findings" aria-label="Findings">
      {findings.slice(0, MOST).map((finding, i) => (
        <li key={i}>
          <StatusIndicator type={finding.severity} iconAriaLabel={finding.severity}>
            <Button variant="inline-link" onClick={() => onShow(finding)}>{`Line ${finding.line}`}</Button>
          </StatusIndicator>{' '}
          {finding.message}
        </li>
      ))}
      {findings.length > MOST && <li>and {findings.length - MOST} more</li>}
    </ul>
  );
}

function counted(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
}
