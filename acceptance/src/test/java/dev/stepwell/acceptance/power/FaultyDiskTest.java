package dev.stepwell.acceptance.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwell.acceptance.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk is slow, full or cannot be written any more, played by a library between the two. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class FaultyDiskTest {
    private static final int CLIENTS = 6;
    private static final int STARTS_PER_CLIENT = 2;
    private static final int[] SYNC_MILLIS = {500, 2_000};

    private static final int COMPLAINTS = 3;

    @TempDir
    private Path scratch;

    @TempDir
    private Path data;

    private FaultyDisk disk;
    private Outside outside;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        outside = new Outside();
        var built = FaultyDisk.build(scratch);
        assumeTrue(built.isPresent(), "needs Linux and gcc");
        disk = built.orElseThrow();
    }

    @AfterEach
    void close() {
        outside.close();
    }

    private ServerProcess start() {
        return ServerProcess.start(data, disk.environment(outside.environment()));
    }

    @Test
    void aSlowDiskDelaysAnswersAndLosesNothing() throws IOException {
        List<String> acknowledged = new ArrayList<>();
        ServerProcess server = start();
        try {
            Shop shop = new Shop(server.address(), outside);
            shop.open();
            for (int millis : SYNC_MILLIS) {
                disk.isSlow(millis);
                acknowledged.addAll(startMany(shop, "slow-" + millis));
            }
            assertThat(acknowledged).hasSize(SYNC_MILLIS.length * CLIENTS * STARTS_PER_CLIENT);
        } finally {
            server.kill();
        }
        disk.works();
        try (ServerProcess again = start()) {
            Shop shop = new Shop(again.address(), outside);
            assertThat(acknowledged)
                    .allSatisfy(name -> assertThat(
                                    shop.describe(Machines.CALLING, name).status())
                            .isEqualTo(200));
            assertThat(outside.calls()).doesNotHaveDuplicates();
        }
    }

    private static List<String> startMany(Shop shop, String prefix) {
        List<CompletableFuture<List<String>>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                String client = prefix + "-" + i;
                clients.add(CompletableFuture.supplyAsync(() -> startSome(shop, client), threads));
            }
        }
        return clients.stream().flatMap(client -> client.join().stream()).toList();
    }

    private static List<String> startSome(Shop shop, String prefix) {
        List<String> acknowledged = new ArrayList<>();
        try {
            for (int i = 0; i < STARTS_PER_CLIENT; i++) {
                String name = prefix + "-" + i;
                if (shop.start(Machines.CALLING, name).status() == 200) {
                    acknowledged.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return acknowledged;
    }

    @Test
    void aDiskThatTurnsReadOnlyStopsWorkButNotReading() throws IOException, InterruptedException {
        ServerProcess server = start();
        String token;
        try {
            Shop shop = new Shop(server.address(), outside);
            shop.open();
            assertThat(shop.start(Machines.CALLING, "before").status()).isEqualTo(200);
            assertThat(shop.start(Machines.WAITING, "waiting").status()).isEqualTo(200);
            token = shop.token();
            shop.awaitSuccess(Machines.CALLING, List.of("before"));

            disk.isReadOnly();

            while (complaints(server) < COMPLAINTS) {
                RawClient.Answer refused = shop.start(Machines.CALLING, "refused");
                assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
                assertThat(refused.body()).contains("ServiceUnavailable").contains("Read-only file system");
            }
            RawClient.Answer result = shop.answer(token, "refused");
            assertThat(result.status()).as(result.toString()).isEqualTo(503);
            assertThat(shop.describe(Machines.CALLING, "before").status()).isEqualTo(200);
            assertThat(shop.history(Machines.CALLING, "before").status()).isEqualTo(200);
            assertThat(shop.list(Machines.WAITING).body()).contains("waiting");
        } finally {
            server.kill();
        }
        disk.works();
        try (ServerProcess again = start()) {
            Shop shop = new Shop(again.address(), outside);
            shop.awaitSuccess(Machines.CALLING, List.of("before"));
            assertThat(shop.list(Machines.CALLING).body()).doesNotContain("refused");
            assertThat(shop.answer(token, "taken").status()).isEqualTo(200);
            shop.awaitSuccess(Machines.WAITING, List.of("waiting"));
            assertThat(shop.describe(Machines.WAITING, "waiting").body()).contains("taken");
            assertThat(outside.calls()).doesNotHaveDuplicates();
        }
    }

    /** How often the log says that the disk cannot be written, which is once for each attempt to go on. */
    private static long complaints(ServerProcess server) {
        return server.output()
                .lines()
                .filter(line -> line.contains("Read-only file system"))
                .count();
    }

    @Test
    void aDiskThatIsFullForAWhileDelaysWork() throws IOException, InterruptedException {
        try (ServerProcess server = start()) {
            Shop shop = new Shop(server.address(), outside);
            shop.open();
            assertThat(shop.start(Machines.WAITING, "waiting").status()).isEqualTo(200);
            String token = shop.token();

            disk.isFull();

            for (int i = 0; i < 3; i++) {
                RawClient.Answer refused = shop.start(Machines.CALLING, "refused-" + i);
                assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
                assertThat(refused.body()).contains("ServiceUnavailable").contains("disk is full");
                assertThat(shop.answer(token, "refused").status()).isEqualTo(503);
                assertThat(shop.describe(Machines.WAITING, "waiting").body()).contains("RUNNING");
            }

            disk.works();

            shop.startAtLast(Machines.CALLING, "after");
            assertThat(shop.answer(token, "taken").status()).isEqualTo(200);
            shop.awaitSuccess(Machines.CALLING, List.of("after"));
            shop.awaitSuccess(Machines.WAITING, List.of("waiting"));
            assertThat(shop.list(Machines.CALLING).body()).doesNotContain("refused");
            assertThat(outside.calls()).doesNotHaveDuplicates();
        }
    }
}
