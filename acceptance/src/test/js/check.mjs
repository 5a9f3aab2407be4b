// Drives a server that wants signatures through AWS's SDK for JavaScript: every operation, paginators, errors as classes,
// and the host prefix "sync-". Prints nothing and exits with 0 when all is well.
import assert from "node:assert/strict";
import http from "node:http";
import * as sfn from "@aws-sdk/client-sfn";

const [address, accessKeyId, secretAccessKey] = process.argv.slice(2);
const port = new URL(address).port;
const role = "arn:aws:iam::123456789012:role/test";
const hosts = new Set();
const called = new Set();

// any name leads to this machine, so that a prefix of the host does too
function lookup(host, options, answer) {
  hosts.add(host);
  return options.all ? answer(null, [{ address: "127.0.0.1", family: 4 }]) : answer(null, "127.0.0.1", 4);
}

function client(credentials) {
  return new sfn.SFNClient({
    endpoint: `http://stepwell.test:${port}`,
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
    requestHandler: { httpAgent: new http.Agent({ keepAlive: true, lookup }) },
  });
}

const signed = client({ accessKeyId, secretAccessKey });

async function call(operation, input = {}) {
  called.add(operation);
  return signed.send(new sfn[`${operation}Command`](input));
}

async function refused(promise, type) {
  const failure = await promise.then(() => assert.fail(`expected ${type.name}`), (error) => error);
  assert.ok(failure instanceof type, `expected ${type.name}, found ${failure}`);
  assert.match(failure.$metadata.requestId, /^[0-9a-f-]{36}$/);
  return failure;
}

async function end(executionArn) {
  for (;;) {
    const now = await call("DescribeExecution", { executionArn });
    if (now.status !== "RUNNING") {
      return now;
    }
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

async function all(pages, member) {
  const items = [];
  for await (const page of pages) {
    items.push(...page[member]);
  }
  return items;
}

function definition(state, name = "A") {
  return JSON.stringify({ StartAt: name, States: { [name]: state } });
}

const pass = definition({ Type: "Pass", End: true });

async function standardMachines() {
  const created = await call("CreateStateMachine", { name: "js", definition: pass, roleArn: role });
  const machine = created.stateMachineArn;
  assert.ok(created.creationDate instanceof Date);
  await refused(
    call("CreateStateMachine", { name: "js", definition: definition({ Type: "Succeed" }), roleArn: role }),
    sfn.StateMachineAlreadyExists,
  );
  await refused(call("CreateStateMachine", { name: "bad", definition: "{", roleArn: role }), sfn.InvalidDefinition);
  await refused(call("CreateStateMachine", { name: "a b", definition: pass, roleArn: role }), sfn.InvalidName);
  await call("UpdateStateMachine", { stateMachineArn: machine, roleArn: role });
  assert.equal((await call("DescribeStateMachine", { stateMachineArn: machine })).definition, pass);
  assert.equal((await call("ValidateStateMachineDefinition", { definition: pass })).result, "OK");
  called.add("ListStateMachines");
  const machines = await all(sfn.paginateListStateMachines({ client: signed, pageSize: 1 }, {}), "stateMachines");
  assert.ok(machines.some((each) => each.stateMachineArn === machine));
  await executions(machine);
  await call("DeleteStateMachine", { stateMachineArn: machine });
}

async function executions(machine) {
  const names = ["one", "two", "three"];
  for (const name of names) {
    const run = await call("StartExecution", { stateMachineArn: machine, name, input: '{"ü":"😀"}' });
    assert.equal((await end(run.executionArn)).output, '{"ü":"😀"}');
  }
  called.add("ListExecutions");
  const pages = sfn.paginateListExecutions({ client: signed, pageSize: 1 }, { stateMachineArn: machine });
  assert.deepEqual((await all(pages, "executions")).map((each) => each.name), names.reverse());
  const executionArn = machine.replace(":stateMachine:", ":execution:") + ":one";
  called.add("GetExecutionHistory");
  const history = sfn.paginateGetExecutionHistory({ client: signed, pageSize: 2 }, { executionArn });
  assert.deepEqual((await all(history, "events")).map((each) => each.type), [
    "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded",
  ]);
  await call("DescribeStateMachineForExecution", { executionArn });
  assert.ok((await call("StopExecution", { executionArn })).stopDate instanceof Date);
  await refused(call("DescribeExecution", { executionArn: `${executionArn}x` }), sfn.ExecutionDoesNotExist);
  await refused(call("DescribeExecution", { executionArn: "nonsense" }), sfn.InvalidArn);
  await refused(call("StartExecution", { stateMachineArn: machine, input: "{" }), sfn.InvalidExecutionInput);
  await refused(call("StartExecution", { stateMachineArn: `${machine}x` }), sfn.StateMachineDoesNotExist);
  await refused(call("ListExecutions", { stateMachineArn: machine, maxResults: 1001 }), sfn.ValidationException);
  await refused(call("ListExecutions", { stateMachineArn: machine, nextToken: "garbage" }), sfn.InvalidToken);
  const foreign = machine.replace("123456789012", "210987654321");
  const denied = await refused(call("DescribeStateMachine", { stateMachineArn: foreign }), sfn.SFNServiceException);
  assert.equal(denied.name, "AccessDeniedException");
}

async function expressMachines() {
  const { stateMachineArn } = await call("CreateStateMachine", {
    name: "js-express", type: "EXPRESS", definition: pass, roleArn: role,
  });
  hosts.clear();
  const run = await call("StartSyncExecution", { stateMachineArn, input: '{"a":1}' });
  assert.equal(run.status, "SUCCEEDED");
  assert.equal(run.output, '{"a":1}');
  const trial = await call("TestState", { definition: JSON.stringify({ Type: "Pass", End: true }), roleArn: role });
  assert.equal(trial.status, "SUCCEEDED");
  assert.deepEqual([...hosts], ["sync-stepwell.test"]);
}

async function activities() {
  const { activityArn } = await call("CreateActivity", { name: "js-work" });
  await call("DescribeActivity", { activityArn });
  called.add("ListActivities");
  const listed = await all(sfn.paginateListActivities({ client: signed, pageSize: 1 }, {}), "activities");
  assert.deepEqual(listed.map((each) => each.name), ["js-work"]);
  const { stateMachineArn } = await call("CreateStateMachine", {
    name: "js-work", definition: definition({ Type: "Task", Resource: activityArn, End: true }), roleArn: role,
  });
  const good = await call("StartExecution", { stateMachineArn });
  const first = await call("GetActivityTask", { activityArn, workerName: "w" });
  await call("SendTaskHeartbeat", { taskToken: first.taskToken });
  await call("SendTaskSuccess", { taskToken: first.taskToken, output: '{"n":2}' });
  assert.equal((await end(good.executionArn)).output, '{"n":2}');
  await refused(call("SendTaskSuccess", { taskToken: first.taskToken, output: "{}" }), sfn.TaskTimedOut);
  await refused(call("SendTaskSuccess", { taskToken: "garbage", output: "{}" }), sfn.InvalidToken);
  const bad = await call("StartExecution", { stateMachineArn });
  const second = await call("GetActivityTask", { activityArn });
  await call("SendTaskFailure", { taskToken: second.taskToken, error: "E", cause: "C" });
  assert.equal((await end(bad.executionArn)).error, "E");
  await call("DeleteActivity", { activityArn });
  await refused(call("DescribeActivity", { activityArn }), sfn.ActivityDoesNotExist);
}

async function signatures() {
  for (const [credentials, name] of [
    [{ accessKeyId, secretAccessKey: "wrong" }, "InvalidSignatureException"],
    [{ accessKeyId: "UNKNOWN", secretAccessKey }, "UnrecognizedClientException"],
    [{ accessKeyId, secretAccessKey, sessionToken: "none was given out" }, "UnrecognizedClientException"],
  ]) {
    const failure = await refused(client(credentials).send(new sfn.ListActivitiesCommand({})), sfn.SFNServiceException);
    assert.equal(failure.name, name);
    assert.equal(failure.$metadata.httpStatusCode, 400);
  }
}

// What no part above has called: answered one way or another, but never with a failure of the server.
async function theRest() {
  const arn = "arn:aws:states:us-east-1:123456789012:";
  const inputs = {
    executionArn: `${arn}execution:none:none`,
    mapRunArn: `${arn}mapRun:none/label:00000000-0000-0000-0000-000000000000`,
    name: "alias",
    resourceArn: `${arn}stateMachine:none`,
    routingConfiguration: [{ stateMachineVersionArn: `${arn}stateMachine:none:1`, weight: 100 }],
    stateMachineAliasArn: `${arn}stateMachine:none:alias`,
    stateMachineArn: `${arn}stateMachine:none`,
    stateMachineVersionArn: `${arn}stateMachine:none:1`,
    tagKeys: ["k"],
    tags: [{ key: "k", value: "v" }],
  };
  const operations = Object.keys(sfn).filter((name) => /^[A-Z]\w+Command$/.test(name)).map((name) => name.slice(0, -7));
  assert.ok(operations.length >= 37);
  for (const operation of operations.filter((each) => !called.has(each))) {
    const failure = await call(operation, inputs).then(() => null, (error) => error);
    assert.ok(
      failure === null || (failure instanceof sfn.SFNServiceException && failure.$metadata.httpStatusCode < 500),
      `${operation}: ${failure}`,
    );
  }
}

await standardMachines();
await expressMachines();
await activities();
await signatures();
await theRest();
