// The public API as a client of it sees it, and what stands beside it under /_stepwell/v1/.

const REGION = 'arn:aws:states:us-east-1:123456789012';
const ROLE = 'arn:aws:iam::123456789012:role/any';
const PATIENCE_MILLIS = 60_000;
const LOOK_EVERY_MILLIS = 50;

export const machineArn = (name) => `${REGION}:stateMachine:${name}`;
export const executionArn = (machine, name) => `${REGION}:execution:${machine}:${name}`;

/** A client of the server at an address. */
export class Api {
  constructor(url) {
    this.url = url;
  }

  /** Calls an operation; an error answer is thrown with AWS's type as its name. */
  async call(operation, input) {
    const response = await fetch(`${this.url}/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AWSStepFunctions.${operation}` },
      body: JSON.stringify(input),
    });
    const answer = JSON.parse((await response.text()) || '{}');
    if (!response.ok) {
      throw Object.assign(new Error(answer.message ?? answer.Message ?? response.statusText), { name: answer.__type?.replace(/^.*#/, '') });
    }
    return answer;
  }

  async get(path) {
    const response = await fetch(`${this.url}/_stepwell/v1${path}`);
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  /** Creates a machine and answers its ARN. */
  async create(name, definition, type = 'STANDARD') {
    const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
    return (await this.call('CreateStateMachine', { name, definition: text, roleArn: ROLE, type })).stateMachineArn;
  }

  /** Starts an execution and answers its ARN. */
  async start(machine, name, input = {}) {
    const text = typeof input === 'string' ? input : JSON.stringify(input);
    return (await this.call('StartExecution', { stateMachineArn: machineArn(machine), name, input: text })).executionArn;
  }

  /** Waits until an execution is over, and answers how. */
  ended(arn) {
    return until(`the end of ${arn}`, async () => {
      const execution = await this.call('DescribeExecution', { executionArn: arn });
      return execution.status === 'RUNNING' ? null : execution;
    });
  }

  /** Waits until a task of an execution waits for an answer from outside. */
  pending(arn) {
    return until(`a task of ${arn} that waits`, async () => {
      const { tasks } = await this.get('/pending?limit=100');
      return tasks.find((task) => task.executionArn === arn);
    });
  }
}

/** Asks until there is an answer. */
export async function until(what, ask) {
  const deadline = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`gave up waiting for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
  }
}
