import { ANY_ROLE, type TestRequest } from '../../api/stepFunctions';
import { jsonFault } from '../../widgets/jsonText';

export type MockKind = 'none' | 'result' | 'error';

/** What the reader has put into the form of a test. */
export interface Trial {
  definition: string;
  stateName: string;
  input: string;
  variables: string;
  context: string;
  level: string;
  mock: MockKind;
  result: string;
  validation: string;
  error: string;
  cause: string;
  retries: string;
}

export const FIRST_TRIAL: Trial = {
  definition: JSON.stringify(
    { Type: 'Pass', QueryLanguage: 'JSONata', Output: { doubled: '{% $states.input.number * 2 %}' }, End: true },
    null,
    2,
  ),
  stateName: '',
  input: '{"number": 21}',
  variables: '',
  context: '',
  level: 'TRACE',
  mock: 'none',
  result: '{}',
  validation: 'STRICT',
  error: '',
  cause: '',
  retries: '',
};

/** The call that a form makes; members that the reader left empty, or that need a mock, are left out. */
export function requestOf(trial: Trial): TestRequest {
  const isMocked = trial.mock !== 'none';
  return {
    definition: trial.definition,
    input: trial.input.trim() || '{}',
    roleArn: ANY_ROLE,
    inspectionLevel: trial.level,
    ...(trial.stateName.trim() ? { stateName: trial.stateName.trim() } : {}),
    ...(trial.variables.trim() ? { variables: trial.variables } : {}),
    ...(isMocked && trial.context.trim() ? { context: trial.context } : {}),
    ...(trial.mock === 'result' ? { mock: { result: trial.result, fieldValidationMode: trial.validation } } : {}),
    ...(trial.mock === 'error' ? { mock: { errorOutput: { error: trial.error, cause: trial.cause } } } : {}),
    ...(isMocked && trial.retries.trim() ? { stateConfiguration: { retrierRetryCount: Number(trial.retries) } } : {}),
  };
}

/** Whether a form can be sent: everything that is JSON parses, and the count is one. */
export function isReady(trial: Trial): boolean {
  const texts = [trial.definition, trial.input, trial.variables, trial.mock === 'none' ? '' : trial.context];
  const count = trial.mock === 'none' ? '' : trial.retries.trim();
  return (
    trial.definition.trim() !== '' &&
    [...texts, trial.mock === 'result' ? trial.result : ''].every((text) => jsonFault(text) === null) &&
    /^\d*$/.test(count)
  );
}
