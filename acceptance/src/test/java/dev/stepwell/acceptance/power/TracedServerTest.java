package dev.stepwell.acceptance.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwell.acceptance.ServerProcess;
import dev.stepwell.store.rocksdb.powercut.ShadowDisk;
import dev.stepwell.store.rocksdb.powercut.SyncOrder;
import dev.stepwell.store.rocksdb.powercut.Syscall;
import dev.stepwell.store.rocksdb.powercut.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server under load whose system calls are traced: no answer and no call leaves it before what it rests on is on the
 * disk, and a power cut at any sync leaves all that was acknowledged by then.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class TracedServerTest {
    private static final boolean LONG = Boolean.getBoolean("stepwell.long");
    private static final int CLIENTS = 4;
    private static final int ROUNDS = LONG ? 40 : 8;
    private static final int CUTS = LONG ? 60 : 8;
    private static final String OK = "HTTP/1.1 200";
    private static final Pattern REQUEST_ID = Pattern.compile("(?i)x-amzn-requestid: (\\S+)");

    private Path scratch = Path.of("");
    private Path data = Path.of("");
    private Outside outside;
    private List<Doings.Done> done = List.of();
    private List<String> payloads = List.of();
    private List<SyncOrder.Disclosure> answers = List.of();
    private List<Syscall> calls = List.of();
    private ShadowDisk disk;
    private int port;

    @BeforeAll
    void trace(@TempDir Path directory) throws IOException, InterruptedException {
        assumeTrue(Trace.isPossible(), "needs strace and the right to trace");
        scratch = directory;
        data = Files.createDirectory(scratch.resolve("data")).toRealPath();
        outside = new Outside();
        // a first start writes the native library, which is no matter of durability
        ServerProcess.start(data, Map.of()).close();
        disk = new ShadowDisk(data, Set.of("native"));
        disk.load();
        Path file = scratch.resolve("trace");
        ServerProcess server = ServerProcess.startUnder(Trace.command(file), data, outside.environment());
        try {
            port = server.address().getPort();
            done = load(new Doings(new RawClient(server.address()), outside));
        } finally {
            server.killBelow();
        }
        payloads = outside.calls();
        calls = Trace.read(file);
        answers = findAnswers();
    }

    private static List<Doings.Done> load(Doings doings) throws IOException {
        doings.prepare();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                String client = "c" + i;
                clients.add(CompletableFuture.runAsync(() -> rounds(doings, client), threads));
            }
        }
        clients.forEach(CompletableFuture::join);
        return doings.done();
    }

    private static void rounds(Doings doings, String client) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                doings.round(client + "r" + round + "x");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void end() {
        if (outside != null) {
            outside.close();
        }
    }

    @Test
    void nothingLeavesBeforeItIsDurable() {
        List<SyncOrder.Disclosure> sent = sent();

        assertThat(new SyncOrder(calls).violations(answers)).isEmpty();
        assertThat(new SyncOrder(calls).violations(sent)).isEmpty();

        System.out.println(answers.size() + " answers "
                + done.stream().collect(Collectors.groupingBy(Doings.Done::thing, Collectors.counting())) + " and "
                + sent.size() + " calls, each after its sync; "
                + calls.stream().filter(Syscall::isSync).count() + " syncs");
        assertThat(answers).hasSameSizeAs(done);
        assertThat(sent).hasSizeGreaterThanOrEqualTo(CLIENTS * ROUNDS * 2);
    }

    /** Without its syncs the same trace is full of faults: the check can fail. */
    @Test
    void aServerThatDidNotSyncWouldBeFound() {
        List<Syscall> unsynced = calls.stream()
                .filter(call -> !call.isSync() || !call.target().endsWith(".log"))
                .toList();

        assertThat(new SyncOrder(unsynced).violations(answers)).hasSameSizeAs(done);
    }

    private List<SyncOrder.Disclosure> findAnswers() {
        Map<String, Syscall> byId = new HashMap<>();
        for (Syscall call : calls) {
            if (isTo(call, ":" + port + "->") && text(call).startsWith(OK)) {
                Matcher id = REQUEST_ID.matcher(text(call));
                if (id.find()) {
                    byId.put(id.group(1), call);
                }
            }
        }
        List<SyncOrder.Disclosure> found = new ArrayList<>();
        for (Doings.Done each : done) {
            Syscall leaving = byId.get(each.requestId());
            if (leaving != null) {
                found.add(new SyncOrder.Disclosure(each.toString(), each.mark(), leaving));
            }
        }
        return found;
    }

    /** The calls of tasks; those of Express executions rest on the start alone. */
    private List<SyncOrder.Disclosure> sent() {
        record Sent(Syscall call, String text) {}
        List<Sent> toOutside = calls.stream()
                .filter(call -> isTo(call, "->") && peerPort(call) == outside.port())
                .map(call -> new Sent(call, text(call)))
                .toList();
        return payloads.stream()
                .map(payload -> {
                    String[] parts = payload.split("\\|", -1);
                    String attempt = parts[0] + "|" + parts[1] + "|" + parts[2];
                    Syscall leaving = toOutside.stream()
                            .filter(sent -> sent.text().contains(attempt))
                            .findFirst()
                            .map(Sent::call)
                            .orElseThrow(() -> new AssertionError("no call left with " + attempt));
                    String mark = attempt.startsWith("express-") ? parts[0] : attempt;
                    return new SyncOrder.Disclosure("call " + attempt, mark, leaving);
                })
                .toList();
    }

    private static boolean isTo(Syscall call, String addresses) {
        boolean writes = call.name().startsWith("write") || call.name().startsWith("send");
        return writes
                && call.result() > 0
                && call.arguments().getFirst().contains("<TCP")
                && call.target().contains(addresses);
    }

    private static int peerPort(Syscall call) {
        String target = call.target();
        return Integer.parseInt(target.substring(target.lastIndexOf(':') + 1, target.length() - 1));
    }

    private static String text(Syscall call) {
        return new String(call.written(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPowerCutKeepsWhatWasAcknowledged() {
        List<Syscall> syncs = calls.stream()
                .filter(call -> call.isSync() && call.target().startsWith(data + "/db"))
                .toList();
        Set<Integer> chosen = Stream.iterate(1, i -> i + 1)
                .limit(CUTS)
                .map(i -> syncs.get(i * syncs.size() / CUTS - 1).end())
                .collect(Collectors.toSet());
        ShadowDisk.Cut[] cuts = ShadowDisk.Cut.values();
        List<Integer> checked = new ArrayList<>();
        disk.play(calls, sync -> {}, sync -> {
            if (chosen.contains(sync.end())) {
                checked.add(check(cuts[checked.size() % cuts.length], sync.end()));
            }
        });
        System.out.println("power cuts at " + checked.size() + " of " + syncs.size()
                + " syncs, acknowledged by then and found: " + checked);
        assertThat(checked).hasSize(chosen.size());
    }

    /** How many acknowledged things were found. */
    private int check(ShadowDisk.Cut cut, int place) {
        try {
            Path image = Files.createDirectories(scratch.resolve("image-" + place));
            disk.image(cut, image);
            shareLibrary(image);
            Set<String> acknowledged = answers.stream()
                    .filter(answer -> answer.leaving().begin() < place)
                    .map(SyncOrder.Disclosure::what)
                    .collect(Collectors.toSet());
            List<Doings.Done> expected = done.stream()
                    .filter(each -> acknowledged.contains(each.toString()))
                    .toList();
            try (ServerProcess server = ServerProcess.start(image, outside.environment())) {
                new Afterwards(server.address()).check(expected, cut + " at " + place);
            }
            return expected.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shareLibrary(Path image) throws IOException {
        Path libraries = Files.createDirectories(image.resolve("native"));
        try (Stream<Path> files = Files.list(data.resolve("native"))) {
            for (Path file : files.toList()) {
                Files.createLink(libraries.resolve(file.getFileName()), file);
            }
        }
    }
}
