package dev.stepwell.store.rocksdb.powercut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces written by hand: what is in order passes, and every way to be too early is found. */
final class SyncOrderTest {
    private static final String LOG = "7<" + hex("/d/1.log") + ">";
    private static final String OPEN = "10 openat(AT_FDCWD<" + hex("/") + ">, \"" + hex("/d/1.log")
            + "\", O_WRONLY|O_CREAT|O_TRUNC, 0644) = " + LOG;
    private static final String SYNC_NAME = "10 fsync(6<" + hex("/d") + ">) = 0";
    /** A whole batch of four bytes with the mark in it. */
    private static final String WRITE = "10 write(" + LOG + ", \"" + hex("cccc\u0004\0\1mark") + "\", 11) = 11";

    private static final String SYNC = "10 fdatasync(" + LOG + ") = 0";
    private static final String ANSWER = "11 write(9<TCP:[127.0.0.1:80->127.0.0.1:99]>, \"" + hex("200") + "\", 3) = 3";

    @TempDir
    private Path directory;

    @Test
    void passesWhatIsInOrder() throws IOException {
        assertThat(violations(OPEN, WRITE, SYNC, SYNC_NAME, ANSWER)).isEmpty();
        assertThat(violations(OPEN, SYNC_NAME, WRITE, SYNC, ANSWER)).isEmpty();
    }

    @Test
    void findsAnAnswerBeforeTheSync() throws IOException {
        assertThat(violations(OPEN, SYNC_NAME, WRITE, ANSWER, SYNC))
                .singleElement(STRING)
                .contains("no sync of");
    }

    @Test
    void findsAnAnswerWhileTheSyncIsUnderWay() throws IOException {
        String begins = "10 fdatasync(" + LOG + " <unfinished ...>";
        String ends = "10 <... fdatasync resumed>) = 0";

        assertThat(violations(OPEN, SYNC_NAME, WRITE, begins, ANSWER, ends)).hasSize(1);
        assertThat(violations(OPEN, SYNC_NAME, WRITE, begins, ends, ANSWER)).isEmpty();
    }

    @Test
    void findsASyncThatBeganBeforeTheWriteReturned() throws IOException {
        String begins = "12 fdatasync(" + LOG + " <unfinished ...>";
        String ends = "12 <... fdatasync resumed>) = 0";

        assertThat(violations(OPEN, SYNC_NAME, begins, WRITE, ends, ANSWER)).hasSize(1);
    }

    @Test
    void findsASyncThatFailed() throws IOException {
        String fails = "10 fdatasync(" + LOG + ") = -1 EIO (Input/output error)";

        assertThat(violations(OPEN, SYNC_NAME, WRITE, fails, ANSWER)).hasSize(1);
    }

    @Test
    void findsASyncOfAnotherFile() throws IOException {
        String other = "10 fdatasync(8<" + hex("/d/2.log") + ">) = 0";

        assertThat(violations(OPEN, SYNC_NAME, WRITE, other, ANSWER)).hasSize(1);
    }

    @Test
    void findsALogWhoseNameIsNotSynced() throws IOException {
        assertThat(violations(OPEN, WRITE, SYNC, ANSWER)).singleElement(STRING).contains("the name of /d/1.log");
        assertThat(violations(SYNC_NAME, OPEN, WRITE, SYNC, ANSWER)).hasSize(1);
    }

    @Test
    void findsWhatWasNeverWritten() throws IOException {
        assertThat(violations(OPEN, SYNC_NAME, SYNC, ANSWER))
                .singleElement(STRING)
                .contains("never written");
    }

    private List<String> violations(String... lines) throws IOException {
        List<Syscall> calls = Trace.read(Files.write(directory.resolve("trace"), List.of(lines)));
        Syscall answer = calls.stream()
                .filter(call -> call.arguments().getFirst().startsWith("9<TCP"))
                .findFirst()
                .orElseThrow();
        return new SyncOrder(calls).violations(List.of(new SyncOrder.Disclosure("an answer", "mark", answer)));
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            hex.append(String.format("\\x%02x", b));
        }
        return hex.toString();
    }
}
