package dev.stepwell.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One target under Jazzer, in a process of its own with a small heap. What Jazzer finds stays under {@code
 * target/fuzz}: the inputs worth keeping in {@code corpus}, those that break a promise in {@code found}.
 */
final class JazzerRun {
    private static final String OURS = "dev.stepwell.**:com.dashjoin.**:com.jayway.**";
    private static final String PARSERS =
            "tools.jackson.core.json.**:tools.jackson.core.io.**:tools.jackson.dataformat.yaml.**";
    private static final int LOG_LINES_SHOWN = 60;

    private JazzerRun() {}

    /** Searches for so long; an AssertionError when something was found. */
    static void of(Target target, Duration duration) throws IOException, InterruptedException {
        Path folder = Path.of("target", "fuzz", target.folder()).toAbsolutePath();
        Path log = folder.resolve("jazzer.log");
        Files.createDirectories(folder.resolve("corpus"));
        Files.createDirectories(folder.resolve("found"));
        Process process = new ProcessBuilder(command(target, folder, duration))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int status;
        try {
            status = process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        if (status != 0) {
            throw new AssertionError("Jazzer ended with " + status + "; the end of " + log + ":\n" + tail(log));
        }
    }

    private static List<String> command(Target target, Path folder, Duration duration) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstepwell.fuzz.target=" + target,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=" + OURS + ":" + PARSERS,
                "--instrumentation_excludes=dev.stepwell.fuzz.**",
                "--custom_hook_includes=" + OURS,
                // expressions may well contain regular expressions of their own: that is no injection
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "--reproducer_path=" + folder.resolve("found"),
                "-artifact_prefix=" + folder.resolve("found") + "/",
                "-max_total_time=" + duration.toSeconds(),
                "-timeout=120",
                "-rss_limit_mb=3000",
                "-max_len=4096",
                "-print_final_stats=1",
                "-dict=" + Seeds.dictionary(target),
                folder.resolve("corpus").toString(),
                Seeds.folder(target).toString());
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }
}
