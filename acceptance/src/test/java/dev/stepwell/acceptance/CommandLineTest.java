package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the packaged program: what they print and how they end. */
final class CommandLineTest {
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path directory;

    @Test
    void theDemoBringsFourOrdersToTheirEnds() throws InterruptedException {
        ServerProcess demo = launch("demo", "--exit", "--port", "0", "--data", directory.toString());

        assertThat(demo.exitStatus(PATIENCE_SECONDS)).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("PaymentGatewayBusy", "CardRefused", "waits for a person", "ExecutionSucceeded")
                .doesNotContain("not as expected");
    }

    @Test
    void runShowsTheHistoryAndItsExitStatusTellsTheOutcome() throws Exception {
        Path good = write("good.asl.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
        Path bad = write("bad.yaml", "StartAt: A\nStates:\n  A:\n    Type: Fail\n    Error: Sorry\n");

        ServerProcess succeeded = launch("run", good.toString(), "--input", "{\"a\":1}");
        ServerProcess failed = launch("run", bad.toString());

        assertThat(succeeded.exitStatus(PATIENCE_SECONDS))
                .as(succeeded.output())
                .isZero();
        assertThat(succeeded.output()).contains("PassStateEntered", "SUCCEEDED", "\"a\" : 1");
        assertThat(failed.exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
        assertThat(failed.output()).contains("FailStateEntered", "FAILED", "error: Sorry");
    }

    @Test
    void validateNamesFileLineAndColumn() throws Exception {
        Path json = write(
                "a.asl.json", "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": \"Pass\"}\n  }\n}");
        Path yaml = write("b.yaml", "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: -1\n    End: true\n");

        ServerProcess validate = launch("validate", json.toString(), yaml.toString());

        assertThat(validate.exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
        assertThat(validate.output())
                .contains("a.asl.json:4:")
                .contains("b.yaml:5:")
                .contains("error ");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            ServerProcess server = launch("server", "--port", port, "--data", directory.toString());

            assertThat(server.exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
            assertThat(server.output()).contains(port, "in use").doesNotContain("\tat ");
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() throws Exception {
        try (ServerProcess first = ServerProcess.start(directory, Map.of())) {
            ServerProcess second = launch("server", "--port", "0", "--data", directory.toString());

            assertThat(second.exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
            assertThat(second.output())
                    .contains("in use", Long.toString(first.pid()))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void anOpenDoorIsRefused() throws Exception {
        ServerProcess server = launch("server", "--host", "0.0.0.0", "--data", directory.toString());

        assertThat(server.exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
        assertThat(server.output()).contains("--insecure");
    }

    @Test
    void aConfigurationFileWithAnUnknownKeyIsRefused() throws Exception {
        Path config = write("stepwell.yaml", "prot: 8083\n");

        ServerProcess server = launch("server", "--config", config.toString());

        assertThat(server.exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
        assertThat(server.output()).contains("unknown keys [prot]");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static ServerProcess launch(String... arguments) {
        return ServerProcess.launch(Map.of(), List.of(arguments));
    }
}
