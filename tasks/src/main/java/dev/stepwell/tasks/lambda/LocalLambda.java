package dev.stepwell.tasks.lambda;

import dev.stepwell.tasks.TaskClock;
import dev.stepwell.tasks.TaskEntropy;
import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.function.FunctionCall;
import dev.stepwell.tasks.function.FunctionOutcome;
import dev.stepwell.tasks.function.Functions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs functions that have a folder and answers as Lambda's HTTP API would. Thread-safe. */
final class LocalLambda {
    /** Longest request that Lambda takes, in bytes; that of events is smaller. */
    private static final int REQUEST_BYTES_MAX = 6 * 1024 * 1024;

    private static final int EVENT_BYTES_MAX = 1024 * 1024;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int TOO_LARGE = 413;
    private static final byte[] NOTHING = {};

    private final Functions functions;
    private final TasksOptions options;

    LocalLambda(Functions functions, TasksOptions options) {
        this.functions = functions;
        this.options = options;
    }

    LambdaAnswer invoke(LambdaRequest request) throws InterruptedException {
        String requestId = TaskEntropy.requestId();
        int limit = request.type() == LambdaRequest.InvocationType.EVENT ? EVENT_BYTES_MAX : REQUEST_BYTES_MAX;
        if (request.payload().length > limit) {
            String message = request.payload().length + " byte payload is too large for the "
                    + request.type().wireName() + " invocation type (limit " + limit + " bytes)";
            return LambdaAnswer.refused(requestId, TOO_LARGE, "RequestTooLargeException", message);
        }
        FunctionCall call = callOf(request, requestId);
        return switch (request.type()) {
            case REQUEST_RESPONSE -> answerOf(functions.invoke(call), call, request.logTail());
            case EVENT -> {
                FunctionOutcome.Refused refusal = functions.enqueue(call);
                yield refusal == null
                        ? new LambdaAnswer.Responded(ACCEPTED, headers(call, NOTHING), NOTHING)
                        : refused(call, refusal);
            }
            case DRY_RUN -> new LambdaAnswer.Responded(NO_CONTENT, headers(call, NOTHING), NOTHING);
        };
    }

    private FunctionCall callOf(LambdaRequest request, String requestId) {
        FunctionName function = request.function();
        String name = function.name();
        if (name == null) {
            throw new IllegalArgumentException("not the name of a function: " + function.text());
        }
        return new FunctionCall(
                name,
                function.arn(options.region(), options.account()),
                requestId,
                TaskEntropy.traceHeader(),
                request.payload(),
                request.clientContext());
    }

    private static LambdaAnswer answerOf(FunctionOutcome outcome, FunctionCall call, boolean logTail) {
        return switch (outcome) {
            case FunctionOutcome.Refused refusal -> refused(call, refusal);
            case FunctionOutcome.Ended(var payload, var failed, var log) -> {
                var headers = headers(call, payload);
                headers.put(LambdaHeaders.EXECUTED_VERSION, List.of("$LATEST"));
                if (failed) {
                    headers.put(LambdaHeaders.FUNCTION_ERROR, List.of("Unhandled"));
                }
                if (logTail) {
                    headers.put(LambdaHeaders.LOG_RESULT, List.of(log));
                }
                yield new LambdaAnswer.Responded(OK, headers, payload);
            }
        };
    }

    private static LambdaAnswer refused(FunctionCall call, FunctionOutcome.Refused refusal) {
        return LambdaAnswer.refused(call.requestId(), refusal.status(), refusal.type(), refusal.message());
    }

    private static Map<String, List<String>> headers(FunctionCall call, byte[] body) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put(LambdaHeaders.REMAPPED_LENGTH, List.of("0"));
        headers.put(LambdaHeaders.CONNECTION, List.of("keep-alive"));
        headers.put(LambdaHeaders.REQUEST_ID, List.of(call.requestId()));
        headers.put(LambdaHeaders.CONTENT_LENGTH, List.of(Integer.toString(body.length)));
        headers.put(
                LambdaHeaders.DATE,
                List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        TaskClock.now().atOffset(ZoneOffset.UTC))));
        headers.put(LambdaHeaders.TRACE_ID, List.of(call.traceHeader()));
        headers.put(LambdaHeaders.CONTENT_TYPE, List.of("application/json"));
        return headers;
    }
}
