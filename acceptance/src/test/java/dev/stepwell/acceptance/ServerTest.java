package dev.stepwell.acceptance;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Tests of one packaged server with AWS's SDK for Java; each class has a server of its own, one class after the other. */
abstract class ServerTest {
    @TempDir
    static Path data;

    static ServerProcess server;
    static SfnClient client;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(data, Map.of());
        client = Clients.sfn(server.address());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    static DescribeExecutionResponse awaitEnd(String execution) {
        while (true) {
            DescribeExecutionResponse now = client.describeExecution(request -> request.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                return now;
            }
        }
    }
}
