package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** A server that wants signatures, and AWS's clients with right and wrong keys. */
final class SignedClientsTest {
    private static final String BOTO3 = """
            import sys, boto3
            from botocore.config import Config
            from botocore.exceptions import ClientError
            def sfn(key, secret, token=None, region='us-east-1'):
                return boto3.client('stepfunctions', endpoint_url=sys.argv[1], region_name=region, aws_access_key_id=key,
                    aws_secret_access_key=secret, aws_session_token=token, config=Config(retries={'total_max_attempts': 1}))
            alice, bob = sys.argv[2:4], sys.argv[4:7]
            assert sfn(*alice).list_activities()['ResponseMetadata']['HTTPStatusCode'] == 200
            assert sfn(*bob).create_activity(name='boto-\u00fc-\\U0001f600')['activityArn']
            for client, code in ((sfn(alice[0], 'wrong'), 'InvalidSignatureException'),
                                 (sfn('NOBODY', alice[1]), 'UnrecognizedClientException'),
                                 (sfn(bob[0], bob[1]), 'UnrecognizedClientException'),
                                 (sfn(*alice, region='eu-west-1'), 'InvalidSignatureException')):
                try:
                    client.list_activities()
                    sys.exit('expected ' + code)
                except ClientError as e:
                    assert e.response['Error']['Code'] == code, e
            """;

    @TempDir
    static Path data;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyKeyOfTheFileMaySign() {
        for (AwsCredentials key : List.of(
                AwsBasicCredentials.create(Keys.ALICE_ID, Keys.ALICE_SECRET),
                AwsSessionCredentials.create(Keys.BOB_ID, Keys.BOB_SECRET, Keys.BOB_TOKEN))) {
            try (SfnClient client = client(key)) {
                assertThat(client.listStateMachines().stateMachines()).isEmpty();
            }
        }
    }

    @Test
    void nobodyElseMay() {
        assertRefused(AwsBasicCredentials.create(Keys.ALICE_ID, "wrong"), "InvalidSignatureException");
        assertRefused(AwsBasicCredentials.create("NOBODY", Keys.ALICE_SECRET), "UnrecognizedClientException");
        assertRefused(AwsBasicCredentials.create(Keys.BOB_ID, Keys.BOB_SECRET), "UnrecognizedClientException");
        assertRefused(
                AwsSessionCredentials.create(Keys.BOB_ID, Keys.BOB_SECRET, "stale"), "UnrecognizedClientException");
    }

    @Test
    void anUnsignedCallIsRefusedAndHealthIsTold() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var refused = http.send(
                    HttpRequest.newBuilder(server.address())
                            .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            var health = http.send(
                    HttpRequest.newBuilder(server.address().resolve("/health/ready"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .isEqualTo("{\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
                            + "\"message\":\"Request is missing Authentication Token\"}");
            assertThat(health.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aListingGoesOnAfterARestart() throws IOException {
        AwsCredentials key = AwsBasicCredentials.create(Keys.ALICE_ID, Keys.ALICE_SECRET);
        ListActivitiesResponse first;
        try (SfnClient client = client(key)) {
            for (String name : List.of("page-1", "page-2", "page-3")) {
                client.createActivity(request -> request.name(name));
            }
            first = client.listActivities(request -> request.maxResults(1));
        }
        server.close();
        server = server();
        try (SfnClient client = client(key)) {
            assertThat(client.listActivities(request -> request.maxResults(1).nextToken(first.nextToken()))
                            .activities())
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(first.activities());
            assertThatThrownBy(() -> client.listStateMachines(request -> request.nextToken(first.nextToken())))
                    .isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(server.output()).doesNotContain(Keys.ALICE_SECRET, Keys.BOB_SECRET, Keys.BOB_TOKEN);
    }

    @Test
    void boto3SignsAsTheServerExpects() throws Exception {
        assumeTrue(python("import boto3").isEmpty(), "boto3 is not installed");

        assertThat(python(
                        BOTO3,
                        server.address().toString(),
                        Keys.ALICE_ID,
                        Keys.ALICE_SECRET,
                        Keys.BOB_ID,
                        Keys.BOB_SECRET,
                        Keys.BOB_TOKEN))
                .isEmpty();
    }

    private static void assertRefused(AwsCredentials key, String code) {
        try (SfnClient client = client(key)) {
            assertThatThrownBy(client::listStateMachines).isInstanceOfSatisfying(SfnException.class, refused -> {
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                assertThat(refused.statusCode()).isEqualTo(400);
            });
        }
    }

    private static ServerProcess server() throws IOException {
        return ServerProcess.start(
                data.resolve("store"),
                Map.of(),
                "--credentials",
                Keys.file(data).toString());
    }

    private static SfnClient client(AwsCredentials key) {
        return Clients.sfn(server.address(), Region.US_EAST_1, key);
    }

    /** What a script printed, or how it failed; nothing when all is well. */
    private static String python(String script, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return status == 0 ? output : "status " + status + ": " + output;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
