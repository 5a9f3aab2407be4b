package dev.stepwell.tasks.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionLogTest {
    @TempDir
    private Path directory;

    @Test
    void keepsTheFileAndOnePredecessorHoweverMuchIsPrinted() throws Exception {
        Path file = directory.resolve("logs/f.log");
        var log = new FunctionLog(file);

        log.copy(new ByteArrayInputStream(new byte[5 * FunctionLog.FILE_BYTES_MAX]), new FunctionLog.Tail());
        log.close();

        assertThat(Files.size(file)).isLessThanOrEqualTo(FunctionLog.FILE_BYTES_MAX + 8L * 1024);
        try (var files = Files.list(directory.resolve("logs"))) {
            assertThat(files).hasSize(2);
        }
    }

    /** A process that is being killed may print until after the end of the server. */
    @Test
    void nothingIsWrittenAfterItsEnd() {
        Path file = directory.resolve("logs/f.log");
        var log = new FunctionLog(file);

        log.close();
        log.line("too late");

        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void logThatCannotBeWrittenDoesNotStopTheFunction() throws Exception {
        Path blocked = Files.writeString(directory.resolve("blocked"), "a file where a folder is needed");
        var log = new FunctionLog(blocked.resolve("f.log"));
        var tail = new FunctionLog.Tail();

        log.copy(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), tail);

        assertThat(decoded(tail)).isEqualTo("START RequestId: r Version: $LATEST\nhelloEND RequestId: r\n");
    }

    @Test
    void tailHoldsTheLastBytes() {
        var tail = new FunctionLog.Tail();
        byte[] many = "x".repeat(FunctionLog.Tail.BYTES_MAX * 2).getBytes(StandardCharsets.UTF_8);
        byte[] last = "the end".getBytes(StandardCharsets.UTF_8);

        tail.append(many, many.length);
        tail.append(last, last.length);

        assertThat(decoded(tail)).hasSize(FunctionLog.Tail.BYTES_MAX).endsWith("the endEND RequestId: r\n");
    }

    private static String decoded(FunctionLog.Tail tail) {
        return new String(Base64.getDecoder().decode(tail.encoded("r")), StandardCharsets.UTF_8);
    }
}
