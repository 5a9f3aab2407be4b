import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Inspection } from '../api/stepFunctions';
import { Json } from '../widgets/Json';
import { stagesOf } from './stages';
import './dataflow.css';

/** The data of a state from its input to its output, stage by stage; what a stage leaves as it is stays closed. */
export function Stages({ inspection, output }: { inspection: Inspection; output: string | undefined }) {
  return (
    <ol className="stages" aria-label="Stages of the data">
      {stagesOf(inspection, output).map((stage) => (
        <li key={stage.title} className={stage.unchanged ? 'stage-unchanged' : ''}>
          <ExpandableSection
            headerText={stage.title}
            {...(stage.unchanged ? { headerDescription: 'unchanged' } : {})}
            defaultExpanded={!stage.unchanged}
          >
            <Json text={stage.text} label={stage.title} />
          </ExpandableSection>
        </li>
      ))}
      {inspection.variables !== undefined && (
        <li>
          <ExpandableSection headerText="Variables" defaultExpanded>
            <Json text={inspection.variables} label="Variables" />
          </ExpandableSection>
        </li>
      )}
    </ol>
  );
}
