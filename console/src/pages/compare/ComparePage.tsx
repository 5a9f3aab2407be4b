import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { describeMachine, listVersions } from '../../api/stepFunctions';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useSearch } from '../../app/useSearch';
import { useTitle } from '../../app/useTitle';
import { readDefinition } from '../../asl/definition';
import { differences } from '../../asl/differences';
import { StateGraph } from '../../graph/StateGraph';
import { ErrorAlert } from '../../widgets/ErrorAlert';
import { indented } from '../../widgets/jsonText';
import { versionOptions } from '../machine/versionOptions';
import { TextDifference } from './TextDifference';
import './compare.css';

/** Two versions of a machine side by side, as text and as graphs; what it is now counts as one. */
export default function ComparePage() {
  const { arn = '' } = useParams();
  const [search, go] = useSearch();
  const versions = useLoad(`compare ${arn}`, (signal) => listVersions(arn, signal));
  const left = search.get('left') ?? versions.data?.[0]?.stateMachineVersionArn ?? arn;
  const right = search.get('right') ?? arn;
  const both = useLoad(`${left} ${right}`, (signal) => Promise.all([describeMachine(left, signal), describeMachine(right, signal)]));
  useTitle(`Compare ${paths.nameOf(arn)}`);
  const drawn = useMemo(() => {
    const [a, b] = (both.data ?? []).map((machine) => readDefinition(machine.definition));
    return a && b ? { a, b, marks: differences(a, b) } : null;
  }, [both.data]);
  const options = [{ value: arn, label: 'now' }, ...versionOptions(versions.data ?? [])];
  const choose = (side: 'left' | 'right', label: string, chosen: string) => (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === chosen) ?? null}
        options={options}
        onChange={(event) => go({ [side]: event.detail.selectedOption.value ?? arn })}
      />
    </FormField>
  );
  const failure = versions.error ?? both.error;
  return (
    <ContentLayout header={<Header variant="h1">Compare {paths.nameOf(arn)}</Header>}>
      <SpaceBetween size="m">
        {failure && <ErrorAlert error={failure} />}
        <SpaceBetween direction="horizontal" size="l">
          {choose('left', 'From', left)}
          {choose('right', 'To', right)}
        </SpaceBetween>
        {!both.data && !failure && <Spinner size="large" />}
        {both.data && (
          <Tabs
            activeTabId={search.get('tab') ?? 'text'}
            onChange={(event) => go({ tab: event.detail.activeTabId })}
            tabs={[
              {
                id: 'text',
                label: 'Text',
                content: (
                  <>
                    {indented(both.data[0].definition) === indented(both.data[1].definition) && (
                      <Alert type="info">The two have the same text.</Alert>
                    )}
                    <TextDifference left={indented(both.data[0].definition)} right={indented(both.data[1].definition)} />
                  </>
                ),
              },
              {
                id: 'graph',
                label: 'Graph',
                content: drawn ? (
                  <>
                    <p>
                      {drawn.marks.added.size} added, {drawn.marks.removed.size} removed, {drawn.marks.changed.size} changed
                    </p>
                    <div className="two-graphs">
                      <StateGraph definition={drawn.a} differences={drawn.marks} label="Graph before" />
                      <StateGraph definition={drawn.b} differences={drawn.marks} label="Graph after" />
                    </div>
                  </>
                ) : (
                  <Alert type="info">One of the two cannot be drawn.</Alert>
                ),
              },
            ]}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
