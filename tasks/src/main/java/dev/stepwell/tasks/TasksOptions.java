package dev.stepwell.tasks;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the connectors. Immutable.
 *
 * @param functionsDirectory folder with one folder for each function, or null when there are none
 * @param workDirectory where compiled functions, runtime loops and logs of functions go; created when needed
 * @param endpoints where services answer, by service name in small letters; {@link #ANY_SERVICE} for all others
 * @param credentials keys for signing, or null to send unsigned requests
 * @param region region that requests are signed for and functions are told
 * @param account account number in the ARNs of functions
 * @param javaRuntimeClassPath jars, or folders of jars, that functions in Java run on
 * @param functionEnvironment variables that every function process is given
 * @param resendsLostLambdaCalls whether Lambda calls whose outcome is unknown are made again
 */
public record TasksOptions(
        @Nullable Path functionsDirectory,
        Path workDirectory,
        Map<String, URI> endpoints,
        @Nullable AwsCredentials credentials,
        String region,
        String account,
        List<Path> javaRuntimeClassPath,
        Map<String, String> functionEnvironment,
        boolean resendsLostLambdaCalls) {
    /** Key in {@link #endpoints} of the endpoint for services that have none of their own. */
    public static final String ANY_SERVICE = "*";

    private static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL";

    /** Names that users of AWS's local jar of Step Functions know; weaker than the SDKs' own variables. */
    private static final Map<String, String> OLDER_ENDPOINT_VARIABLES = Map.of(
            "LAMBDA_ENDPOINT", "lambda",
            "SQS_ENDPOINT", "sqs",
            "SNS_ENDPOINT", "sns",
            "DYNAMODB_ENDPOINT", "dynamodb");

    public TasksOptions {
        endpoints = Map.copyOf(endpoints);
        javaRuntimeClassPath = List.copyOf(javaRuntimeClassPath);
        functionEnvironment = Map.copyOf(functionEnvironment);
    }

    /**
     * Reads endpoints, credentials, region and account from the variables that AWS's SDKs read.
     *
     * @throws IllegalArgumentException when an endpoint is not an absolute http or https URL
     */
    public static TasksOptions fromEnvironment(Map<String, String> environment, Path workDirectory) {
        String region = environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        String account = environment.getOrDefault("AWS_ACCOUNT_ID", "");
        return new TasksOptions(
                null,
                workDirectory,
                endpointsOf(environment),
                credentialsOf(environment),
                region.isEmpty() ? "us-east-1" : region,
                account.isEmpty() ? "123456789012" : account,
                List.of(),
                Map.of(),
                false);
    }

    /** The same settings with functions from {@code directory}. */
    public TasksOptions withFunctions(Path directory) {
        return new TasksOptions(
                directory,
                workDirectory,
                endpoints,
                credentials,
                region,
                account,
                javaRuntimeClassPath,
                functionEnvironment,
                resendsLostLambdaCalls);
    }

    /** The same settings with functions in Java running on {@code classPath}. */
    public TasksOptions withJavaRuntime(List<Path> classPath) {
        return new TasksOptions(
                functionsDirectory,
                workDirectory,
                endpoints,
                credentials,
                region,
                account,
                classPath,
                functionEnvironment,
                resendsLostLambdaCalls);
    }

    /** The configured endpoint of {@code service}, or null when AWS's own is meant. */
    public @Nullable URI endpoint(String service) {
        URI own = endpoints.get(service);
        return own != null ? own : endpoints.get(ANY_SERVICE);
    }

    private static Map<String, URI> endpointsOf(Map<String, String> environment) {
        var endpoints = new LinkedHashMap<String, URI>();
        OLDER_ENDPOINT_VARIABLES.forEach((variable, service) -> put(endpoints, environment, variable, service));
        for (String variable : environment.keySet()) {
            if (variable.startsWith(ENDPOINT_VARIABLE + "_")) {
                String service = variable.substring(ENDPOINT_VARIABLE.length() + 1);
                put(endpoints, environment, variable, service.toLowerCase(Locale.ROOT));
            }
        }
        put(endpoints, environment, ENDPOINT_VARIABLE, ANY_SERVICE);
        return endpoints;
    }

    private static void put(
            Map<String, URI> endpoints, Map<String, String> environment, String variable, String service) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            return;
        }
        URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(variable + " must be an http or https URL, was '" + value + "'");
        }
        endpoints.put(service, uri);
    }

    private static @Nullable AwsCredentials credentialsOf(Map<String, String> environment) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        return id.isEmpty() || secret.isEmpty() ? null : new AwsCredentials(id, secret, token.isEmpty() ? null : token);
    }
}
