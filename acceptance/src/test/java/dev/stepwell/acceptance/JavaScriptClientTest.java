package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AWS's SDK for JavaScript against the packaged server, where Node.js 20 or newer is installed and the SDK can be had
 * from npm.
 */
final class JavaScriptClientTest {
    private static final Path SOURCE = ServerProcess.HOME.resolve("acceptance/src/test/js");
    private static final Path PACKAGE = ServerProcess.HOME.resolve("acceptance/target/js-client");
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path data;

    private record Outcome(int status, String output) {}

    @Test
    void theJavaScriptSdkDrivesAServerThatWantsSignatures() throws Exception {
        Outcome node = run(List.of("node", "-e", "process.exit(+process.versions.node.split('.')[0] >= 20 ? 0 : 1)"));
        assumeTrue(node.status() == 0, "Node.js 20 or newer is not installed");
        Outcome installed = install();
        assumeTrue(installed.status() == 0, "npm could not install the SDK: " + installed.output());
        Path credentials = Keys.file(data);

        try (ServerProcess server =
                ServerProcess.start(data.resolve("store"), Map.of(), "--credentials", credentials.toString())) {
            Outcome outcome =
                    run(List.of("node", "check.mjs", server.address().toString(), Keys.ALICE_ID, Keys.ALICE_SECRET));

            assertThat(outcome.output()).isEmpty();
            assertThat(outcome.status()).isZero();
        }
    }

    /** Into the build directory, anew only when the list of packages has changed. */
    private static Outcome install() throws IOException, InterruptedException {
        Files.createDirectories(PACKAGE);
        Path lock = PACKAGE.resolve("package-lock.json");
        boolean known = Files.exists(PACKAGE.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
        for (String file : List.of(".npmrc", "package.json", "check.mjs")) {
            Files.copy(SOURCE.resolve(file), PACKAGE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (known) {
            return new Outcome(0, "");
        }
        Files.deleteIfExists(lock);
        Path wanted = PACKAGE.resolve("npm-shrinkwrap.json");
        Files.copy(SOURCE.resolve("package-lock.json"), wanted, StandardCopyOption.REPLACE_EXISTING);
        Outcome outcome = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
        if (outcome.status() == 0) {
            Files.move(wanted, lock);
        }
        return outcome;
    }

    private static Outcome run(List<String> command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(Files.isDirectory(PACKAGE) ? PACKAGE.toFile() : null)
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        // of versions to come; the check prints nothing else
        builder.environment().put("NODE_NO_WARNINGS", "1");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "still running after " + PATIENCE_SECONDS + " s; it said: " + output);
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        }
    }
}
