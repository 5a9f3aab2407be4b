package dev.stepwell.acceptance.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwell.acceptance.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server on a small file system in memory, which only a privileged user may mount: really full, really read-only. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class SmallDiskTest {
    private static final long MEBIBYTE = 1024 * 1024;
    /** Less than the server keeps for new work, more than it keeps for what is open. */
    private static final long ROOM_FOR_OPEN_WORK = 40 * MEBIBYTE;

    private static final long NO_ROOM = 4 * MEBIBYTE;
    private static final int START_PATIENCE_SECONDS = 60;
    private static final int FAILED = 1;

    @TempDir
    private Path mountPoint;

    private Outside outside;
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        outside = new Outside();
        mounted = Commands.succeed("mount", "-t", "tmpfs", "-o", "size=200m", "stepwell-test", mountPoint.toString());
        assumeTrue(mounted, "a small file system cannot be mounted here: needs Linux and the right to mount");
    }

    @AfterEach
    void unmount() throws InterruptedException {
        outside.close();
        if (mounted) {
            Commands.succeed("umount", "-l", mountPoint.toString());
        }
    }

    private Path data() {
        return mountPoint.resolve("data");
    }

    private Path filler() {
        return mountPoint.resolve("filler");
    }

    @Test
    void aFullDiskRefusesNewWorkFirstThenHoldsOpenWorkAndLosesNone() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(data(), outside.environment())) {
            Shop shop = new Shop(server.address(), outside);
            shop.open();
            assertThat(shop.start(Machines.WAITING, "first").status()).isEqualTo(200);
            String first = shop.token();
            assertThat(shop.start(Machines.WAITING, "second").status()).isEqualTo(200);
            String second = shop.token();

            fill(ROOM_FOR_OPEN_WORK);

            // the space is looked up by commits, so one start may still pass
            var _ = shop.start(Machines.CALLING, "last");
            refused(shop.start(Machines.CALLING, "refused"));
            assertThat(shop.answer(first, "taken").status()).isEqualTo(200);
            shop.awaitSuccess(Machines.WAITING, List.of("first"));

            fill(NO_ROOM);

            refused(shop.start(Machines.CALLING, "refused"));
            refused(shop.answer(second, "refused"));
            assertThat(shop.describe(Machines.WAITING, "first").body()).contains("SUCCEEDED");
            assertThat(shop.describe(Machines.WAITING, "second").body()).contains("RUNNING");
            assertThat(shop.history(Machines.WAITING, "first").status()).isEqualTo(200);

            Files.delete(filler());

            shop.startAtLast(Machines.CALLING, "after");
            assertThat(shop.answer(second, "taken").status()).isEqualTo(200);
            shop.awaitSuccess(Machines.CALLING, List.of("after"));
            shop.awaitSuccess(Machines.WAITING, List.of("second"));
            assertThat(shop.list(Machines.CALLING).body()).doesNotContain("refused");
            assertThat(outside.calls()).doesNotHaveDuplicates();
        }
    }

    private static void refused(RawClient.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.body()).contains("ServiceUnavailable").contains("disk is full");
    }

    @Test
    void aServerDoesNotStartOnAFullDiskAndSaysWhy() throws IOException, InterruptedException {
        startedOnce();
        fill(0);

        ServerProcess server = ServerProcess.begin(data(), outside.environment());

        assertThat(server.exitStatus(START_PATIENCE_SECONDS))
                .as(server.output())
                .isEqualTo(FAILED);
        assertThat(server.output()).contains(data().toString()).contains("disk is full");

        Files.delete(filler());
        stillServes();
    }

    @Test
    void aServerDoesNotStartOnAReadOnlyDiskAndSaysWhy() throws IOException, InterruptedException {
        startedOnce();
        assertThat(Commands.succeed("mount", "-o", "remount,ro", mountPoint.toString()))
                .isTrue();

        ServerProcess server = ServerProcess.begin(data(), outside.environment());

        assertThat(server.exitStatus(START_PATIENCE_SECONDS))
                .as(server.output())
                .isEqualTo(FAILED);
        assertThat(server.output()).contains(data().toString()).contains("Read-only file system");
        assertThat(server.output().lines()).as("a message, not a stack trace").hasSizeLessThan(4);

        assertThat(Commands.succeed("mount", "-o", "remount,rw", mountPoint.toString()))
                .isTrue();
        stillServes();
    }

    private void startedOnce() throws IOException {
        ServerProcess server = ServerProcess.start(data(), outside.environment());
        try {
            Shop shop = new Shop(server.address(), outside);
            shop.open();
            assertThat(shop.start(Machines.CALLING, "before").status()).isEqualTo(200);
            shop.awaitSuccess(Machines.CALLING, List.of("before"));
        } finally {
            server.kill();
        }
    }

    private void stillServes() throws IOException {
        try (ServerProcess server = ServerProcess.start(data(), outside.environment())) {
            Shop shop = new Shop(server.address(), outside);
            shop.awaitSuccess(Machines.CALLING, List.of("before"));
            shop.startAtLast(Machines.CALLING, "after");
            shop.awaitSuccess(Machines.CALLING, List.of("after"));
        }
    }

    private void fill(long bytesLeft) throws IOException {
        byte[] piece = new byte[4_096];
        try (OutputStream filler =
                Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long bytes = Files.getFileStore(mountPoint).getUsableSpace() - bytesLeft;
            for (long written = 0; written + piece.length <= bytes; written += piece.length) {
                filler.write(piece);
            }
        } catch (IOException _) {
            // the server took what was left in the meantime: the disk is full, as wanted
        }
    }
}
