"""Drives a server through boto3: create, start, describe, history, stop, activities, tokens. Exits non-zero on a surprise."""
import json
import sys
import time

import boto3
from botocore.config import Config

sfn = boto3.client(
    "stepfunctions",
    endpoint_url=sys.argv[1],
    region_name="us-east-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
    config=Config(retries={"total_max_attempts": 1}),
)
role = "arn:aws:iam::123456789012:role/test"


def machine(name, states):
    definition = json.dumps({"StartAt": next(iter(states)), "States": states})
    return sfn.create_state_machine(name=name, definition=definition, roleArn=role)["stateMachineArn"]


def end(execution):
    while True:
        now = sfn.describe_execution(executionArn=execution)
        if now["status"] != "RUNNING":
            return now
        time.sleep(0.02)


def check(found, expected):
    if found != expected:
        sys.exit(f"expected {expected!r}, found {found!r}")


passing = machine("boto-pass", {"A": {"Type": "Pass", "End": True}})
run = sfn.start_execution(stateMachineArn=passing, name="r", input='{"a":1}')["executionArn"]
check(end(run)["output"], '{"a":1}')
pages = sfn.get_paginator("get_execution_history").paginate(executionArn=run, PaginationConfig={"PageSize": 2})
check([e["type"] for p in pages for e in p["events"]], ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"])
check([e["name"] for e in sfn.list_executions(stateMachineArn=passing)["executions"]], ["r"])

waiting = machine("boto-wait", {"A": {"Type": "Wait", "Seconds": 3600, "End": True}})
run = sfn.start_execution(stateMachineArn=waiting)["executionArn"]
sfn.stop_execution(executionArn=run, error="E", cause="C")
check(end(run)["status"], "ABORTED")

activity = sfn.create_activity(name="boto-work")["activityArn"]
working = machine("boto-work", {"A": {"Type": "Task", "Resource": activity, "End": True}})
run = sfn.start_execution(stateMachineArn=working, input='{"n":1}')["executionArn"]
task = sfn.get_activity_task(activityArn=activity, workerName="w")
check(task["input"], '{"n":1}')
sfn.send_task_heartbeat(taskToken=task["taskToken"])
sfn.send_task_success(taskToken=task["taskToken"], output='{"n":2}')
check(end(run)["output"], '{"n":2}')
try:
    sfn.send_task_success(taskToken=task["taskToken"], output="{}")
    sys.exit("a token answered twice")
except sfn.exceptions.TaskTimedOut:
    pass
try:
    sfn.describe_execution(executionArn=run + "x")
    sys.exit("an execution that does not exist")
except sfn.exceptions.ExecutionDoesNotExist:
    pass
