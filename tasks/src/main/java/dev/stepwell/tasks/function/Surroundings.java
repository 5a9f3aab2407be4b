package dev.stepwell.tasks.function;

import dev.stepwell.tasks.AwsCredentials;
import dev.stepwell.tasks.TaskClock;
import dev.stepwell.tasks.TasksOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all functions of a node have in common: variables, logs, the starter of processes. Thread-safe. */
final class Surroundings {
    /** Variables of the node that its functions see; anything else, keys above all, stays with the node. */
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "TMPDIR", "USER", "SYSTEMROOT");

    private final TasksOptions options;
    private final ProcessStarter starter;
    private final Map<String, FunctionLog> logs = new ConcurrentHashMap<>();

    Surroundings(TasksOptions options, ProcessStarter starter) {
        this.options = options;
        this.starter = starter;
    }

    ProcessStarter starter() {
        return starter;
    }

    /** The log of a function; all its versions share one. */
    FunctionLog logOf(String name) {
        return logs.computeIfAbsent(
                name,
                key -> new FunctionLog(options.workDirectory()
                        .resolve("logs")
                        .resolve("functions")
                        .resolve(key + ".log")));
    }

    /** The variables that Lambda sets, the node's for all functions, and last those of the function. */
    Map<String, String> environment(FunctionDefinition function, String apiAddress) {
        var variables = new LinkedHashMap<String, String>();
        for (String name : PASSED_ON) {
            String value = System.getenv(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        putLambdaVariables(variables, function, apiAddress);
        putCredentials(variables);
        Path caches = options.workDirectory().resolve("cache").toAbsolutePath();
        variables.put("PYTHONPYCACHEPREFIX", caches.resolve("python").toString());
        variables.putAll(options.functionEnvironment());
        variables.putAll(function.settings().environment());
        return variables;
    }

    private void putLambdaVariables(Map<String, String> variables, FunctionDefinition function, String apiAddress) {
        RuntimeKind kind = function.kind();
        variables.put("AWS_LAMBDA_RUNTIME_API", apiAddress);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.settings().memoryMegabytes()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put(
                "AWS_LAMBDA_LOG_STREAM_NAME",
                LocalDate.ofInstant(TaskClock.now(), ZoneOffset.UTC).toString().replace('-', '/') + "/[$LATEST]"
                        + apiAddress.replace(':', '-'));
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + kind.family());
        variables.put("AWS_REGION", options.region());
        variables.put("AWS_DEFAULT_REGION", options.region());
        variables.put("_HANDLER", function.settings().handler(kind));
        variables.put("LAMBDA_TASK_ROOT", function.folder().toString());
        variables.put("LAMBDA_RUNTIME_DIR", function.folder().toString());
    }

    private void putCredentials(Map<String, String> variables) {
        AwsCredentials credentials = options.credentials();
        if (credentials == null) {
            return;
        }
        variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        String token = credentials.sessionToken();
        if (token != null) {
            variables.put("AWS_SESSION_TOKEN", token);
        }
    }

    void close() {
        logs.values().forEach(FunctionLog::close);
    }
}
