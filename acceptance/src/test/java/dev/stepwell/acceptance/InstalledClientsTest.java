package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** boto3 and the AWS CLI against the packaged server, where they are installed. */
final class InstalledClientsTest {
    private static final Pattern EXECUTION_ARN = Pattern.compile("arn:aws:states:[^\"\\s]+:execution:[^\"\\s]+");

    @TempDir
    Path data;

    private record Outcome(int status, String output) {}

    @Test
    void boto3DrivesTheServer() throws Exception {
        assumeTrue(run(List.of("python3", "-c", "import boto3")).status() == 0, "boto3 is not installed");
        Path script = data.resolve("check.py");
        try (var resource = InstalledClientsTest.class.getResourceAsStream("boto3_check.py")) {
            assertThat(resource).isNotNull();
            Files.write(script, resource.readAllBytes());
        }

        try (ServerProcess server = ServerProcess.start(data.resolve("store"), Map.of())) {
            Outcome outcome =
                    run(List.of("python3", script.toString(), server.address().toString()));

            assertThat(outcome.output()).isEmpty();
            assertThat(outcome.status()).isZero();
        }
    }

    @Test
    void theAwsCliDrivesTheServer() throws Exception {
        assumeTrue(run(List.of("aws", "--version")).status() == 0, "the AWS CLI is not installed");

        try (ServerProcess server = ServerProcess.start(data.resolve("store"), Map.of())) {
            String endpoint = server.address().toString();
            Outcome created = aws(
                    endpoint,
                    "create-state-machine",
                    "--name=cli",
                    "--role-arn=" + Clients.ROLE,
                    "--definition={\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
            Outcome started = aws(
                    endpoint,
                    "start-execution",
                    "--state-machine-arn=arn:aws:states:us-east-1:123456789012:stateMachine:cli",
                    "--input={\"a\":1}");
            Matcher arn = EXECUTION_ARN.matcher(started.output());
            assertThat(created.status()).as(created.output()).isZero();
            assertThat(arn.find()).as(started.output()).isTrue();
            assertThat(aws(endpoint, "describe-execution", "--execution-arn=" + arn.group())
                            .output())
                    .contains("SUCCEEDED");
            assertThat(aws(endpoint, "get-execution-history", "--execution-arn=" + arn.group())
                            .output())
                    .contains("ExecutionSucceeded");
        }
    }

    private static Outcome aws(String endpoint, String operation, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws", "stepfunctions", operation, "--endpoint-url", endpoint));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Outcome run(List<String> command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "test",
                        "AWS_SECRET_ACCESS_KEY",
                        "test",
                        "AWS_DEFAULT_REGION",
                        "us-east-1"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        }
    }
}
