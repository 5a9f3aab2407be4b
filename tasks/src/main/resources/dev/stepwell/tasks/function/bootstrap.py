"""Runs a Python handler under Lambda's Runtime API, one invocation after the other."""

import base64
import decimal
import http.client
import importlib
import json
import os
import sys
import threading
import time
import traceback

API = "/2018-06-01/runtime/"
PARENT_CHECK_SECONDS = 1
CONNECTION_LOST = 1
INIT_FAILED = 1


class RuntimeApi:
    """One kept connection to the Runtime API; losing it means that nobody needs this process any more."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address)

    def call(self, method, path, body=None, headers=None):
        try:
            self.connection.request(method, API + path, body, headers or {})
            response = self.connection.getresponse()
            return response, response.read()
        except (OSError, http.client.HTTPException):
            leave(CONNECTION_LOST)

    def next(self):
        response, body = self.call("GET", "invocation/next")
        if response.status != 200:
            leave(CONNECTION_LOST)
        return response.headers, body

    def respond(self, request_id, body):
        self.call("POST", f"invocation/{request_id}/response", body, {"Content-Type": "application/json"})

    def fail(self, request_id, error):
        self.send_error(f"invocation/{request_id}/error", error)

    def fail_init(self, error):
        self.send_error("init/error", error)

    def send_error(self, path, error):
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": error["errorType"]}
        self.call("POST", path, to_json(error), headers)


class Members:
    """Attributes read from a mapping; what is absent is None."""

    def __init__(self, values=None):
        self.__dict__.update(values or {})

    def __getattr__(self, name):
        return None


class Context:
    """What a handler may know about its invocation."""

    def __init__(self, headers):
        environment = os.environ
        self.aws_request_id = headers.get("Lambda-Runtime-Aws-Request-Id")
        self.invoked_function_arn = headers.get("Lambda-Runtime-Invoked-Function-Arn")
        self.function_name = environment.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = environment.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = environment.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = environment.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.identity = Members()
        self.client_context = client_context(headers.get("Lambda-Runtime-Client-Context"))
        self.deadline = int(headers.get("Lambda-Runtime-Deadline-Ms", "0"))

    def get_remaining_time_in_millis(self):
        return max(0, self.deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


def client_context(encoded):
    if not encoded:
        return None
    values = json.loads(base64.b64decode(encoded))
    context = Members(values)
    context.client = Members(values.get("client"))
    return context


class HandlerError(Exception):
    """The handler cannot be loaded."""

    def __init__(self, error_type, message, frames=()):
        super().__init__(message)
        self.error_type = error_type
        self.frames = list(frames)


def leave(status):
    """Ends the process at once, also when other threads still run."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def watch_parent():
    """Ends the process when the one that started it is gone, even while a handler is busy."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_SECONDS)
    leave(CONNECTION_LOST)


def plain(value):
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def to_json(value):
    return json.dumps(value, ensure_ascii=False, default=plain).encode("utf-8")


def load_handler(text):
    try:
        module_name, function_name = text.rsplit(".", 1)
    except ValueError as error:
        raise HandlerError("Runtime.MalformedHandlerName", f"Bad handler '{text}': {error}") from error
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise HandlerError(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}"
        ) from error
    except SyntaxError as error:
        frame = f'  File "{error.filename}" Line {error.lineno}\n    {error.text}'
        raise HandlerError(
            "Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}", [frame]
        ) from error
    handler = getattr(module, function_name, None)
    if handler is None:
        raise HandlerError("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return handler


def describe(error, request_id, frames_to_hide):
    frames = traceback.extract_tb(error.__traceback__)[frames_to_hide:]
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": request_id,
        "stackTrace": traceback.format_list(frames),
    }


def serve_one(api, handler, headers, body):
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    trace = headers.get("Lambda-Runtime-Trace-Id")
    if trace:
        os.environ["_X_AMZN_TRACE_ID"] = trace
    try:
        result = handler(json.loads(body), Context(headers))
    except Exception as error:  # a handler may raise anything
        description = describe(error, request_id, 1)
        print(f"[ERROR] {description['errorType']}: {description['errorMessage']}")
        print("".join(description["stackTrace"]), flush=True)
        api.fail(request_id, description)
        return
    try:
        response = to_json(result)
    except (TypeError, ValueError) as error:
        api.fail(
            request_id,
            {
                "errorMessage": f"Unable to marshal response: {error}",
                "errorType": "Runtime.MarshalError",
                "requestId": request_id,
                "stackTrace": [],
            },
        )
        return
    sys.stdout.flush()
    sys.stderr.flush()
    api.respond(request_id, response)


def main():
    threading.Thread(target=watch_parent, daemon=True).start()
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except HandlerError as error:
        print(f"[ERROR] {error.error_type}: {error}", flush=True)
        api.fail_init(
            {
                "errorMessage": str(error),
                "errorType": error.error_type,
                "requestId": "",
                "stackTrace": error.frames,
            }
        )
        leave(INIT_FAILED)
    except Exception as error:  # a module may raise anything while it is loaded
        traceback.print_exc()
        api.fail_init(describe(error, "", 0))
        leave(INIT_FAILED)
    while True:
        headers, body = api.next()
        serve_one(api, handler, headers, body)


if __name__ == "__main__":
    main()
