package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Aliases.Route;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Insight.Found;
import dev.stepwell.engine.Insight.Pending;
import dev.stepwell.engine.Insight.PendingQuery;
import dev.stepwell.engine.Insight.Query;
import dev.stepwell.engine.Insight.SearchPage;
import dev.stepwell.engine.Insight.Waiting;
import dev.stepwell.engine.codec.ScopeOutline;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.TaskResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding, counting and looking into executions. */
final class InsightTest {
    private static final Query ANY = new Query(null, Set.of(), null, null, null, null, null, null);
    private static final String FAIL = """
            {"StartAt": "P", "States": {
              "P": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "Ok", "States": {"Ok": {"Type": "Pass", "Next": "Bad"},
                                             "Bad": {"Type": "Fail", "Error": "Boom", "Cause": "c"}}}]}}}""";

    private final World world = new World(EngineOptions.defaults().withLanes(2).withRetention(Duration.ofHours(1)));

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> names(Query query) {
        return all(query, 1_000).stream().map(found -> found.summary().name()).toList();
    }

    /** Every page of a search. */
    private List<Found> all(Query query, int limit) {
        List<Found> all = new ArrayList<>();
        byte[] from = null;
        do {
            SearchPage page = world.engine.insight().search(query, limit, from);
            assertThat(page.executions()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.executions());
            from = page.next();
        } while (from != null);
        return all;
    }

    private static Query status(Status... statuses) {
        return new Query(null, Set.of(statuses), null, null, null, null, null, null);
    }

    private static Query of(String machine, Status... statuses) {
        return new Query(machine, Set.of(statuses), null, null, null, null, null, null);
    }

    private static Query prefix(@Nullable String machine, String prefix) {
        return new Query(machine, Set.of(), prefix, null, null, null, null, null);
    }

    private Map<Status, Long> counts(String machine) {
        return world.engine.insight().counts(machine);
    }

    @Test
    void findsByStatusOverAllMachinesNewestFirst() {
        String passing = world.machine("passing", Definitions.PASS);
        String waiting = world.machine("waiting", Definitions.WAIT);
        String failing = world.machine("failing", FAIL);
        for (int i = 0; i < 3; i++) {
            world.ticker.advance(Duration.ofMillis(10));
            world.end(world.start(passing, "p" + i, "{}"));
            world.start(waiting, "w" + i, "{}");
            world.end(world.start(failing, "f" + i, "{}"));
        }

        assertThat(names(status(Status.RUNNING))).containsExactly("w2", "w1", "w0");
        assertThat(names(status(Status.SUCCEEDED))).containsExactly("p2", "p1", "p0");
        assertThat(names(status(Status.FAILED, Status.ABORTED))).containsExactly("f2", "f1", "f0");
        assertThat(names(ANY)).hasSize(9);
        assertThat(names(ANY).subList(0, 3)).containsExactlyInAnyOrder("p2", "w2", "f2");
        assertThat(names(of(waiting))).containsExactly("w2", "w1", "w0");
        assertThat(names(of(waiting, Status.SUCCEEDED))).isEmpty();
    }

    @Test
    void whatCameThroughAnAliasIsFoundUnderItAndUnderItsVersion() {
        String machine = world.machine("m", Definitions.WAIT);
        String version = world.engine.versions().publish(machine, null, null).arn();
        world.engine.aliases().create("live", null, List.of(new Route(version, 100)));
        String alias = machine + ":live";
        String execution = world.start(alias, "aliased", "{}");
        world.start(version, "versioned", "{}");
        world.start(machine, "plain", "{}");

        assertThat(names(of(alias))).containsExactly("aliased");
        assertThat(names(of(version))).containsExactlyInAnyOrder("aliased", "versioned");
        assertThat(names(of(machine))).hasSize(3);
        world.engine.executions().stop(execution, null, null);
        assertThat(names(of(alias, Status.RUNNING))).isEmpty();
        assertThat(names(of(alias, Status.ABORTED))).containsExactly("aliased");
        assertThat(counts(machine)).containsEntry(Status.RUNNING, 2L).containsEntry(Status.ABORTED, 1L);
    }

    @Test
    void whatEndsIsFoundInItsNewStatusAndNoLongerInTheOld() {
        String machine = world.machine("m", Definitions.WAIT);
        String execution = world.start(machine, "e", "{}");
        assertThat(names(status(Status.RUNNING))).containsExactly("e");

        world.engine.executions().stop(execution, "Enough", null);

        assertThat(names(status(Status.RUNNING))).isEmpty();
        assertThat(names(status(Status.ABORTED))).containsExactly("e");
        assertThat(all(ANY, 10)).singleElement().satisfies(found -> {
            assertThat(found.error()).isEqualTo("Enough");
            assertThat(found.failedState()).isEqualTo("W");
        });
    }

    @Test
    void whatIsRedrivenIsFoundRunningAndThenInItsNewEnd() throws InterruptedException {
        String machine = world.machine("m", Definitions.TASK);
        String execution = world.start(machine, "e", "{}");
        world.connector.next().answer().complete(new TaskResult.Failed("Busy", null));
        world.end(execution);
        Query busy = new Query(null, Set.of(), null, null, null, "Busy", null, null);
        assertThat(names(busy)).containsExactly("e");
        assertThat(world.engine.insight().detail(execution).scopes()).isEmpty();

        world.engine.executions().redrive(execution, null);

        assertThat(names(status(Status.RUNNING))).containsExactly("e");
        assertThat(names(status(Status.FAILED))).isEmpty();
        assertThat(names(busy)).isEmpty();
        assertThat(counts(machine)).containsEntry(Status.RUNNING, 1L).containsEntry(Status.FAILED, 0L);
        assertThat(all(ANY, 10)).singleElement().satisfies(found -> {
            assertThat(found.summary().redriveCount()).isOne();
            assertThat(found.error()).isNull();
            assertThat(found.failedState()).isNull();
        });
        world.connector.next().answer().complete(new TaskResult.Failed("Gone", null));
        world.end(execution);

        Query gone = new Query(machine, Set.of(Status.FAILED), "e", null, null, "Gone", "T", null);
        assertThat(names(gone)).containsExactly("e");
        assertThat(names(status(Status.RUNNING))).isEmpty();
        assertThat(names(busy)).isEmpty();
        assertThat(counts(machine)).containsEntry(Status.RUNNING, 0L).containsEntry(Status.FAILED, 1L);
        world.engine.executions().redrive(execution, null);
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("1")));
        world.end(execution);

        assertThat(names(status(Status.SUCCEEDED))).containsExactly("e");
        assertThat(names(gone)).isEmpty();
        assertThat(counts(machine)).containsEntry(Status.FAILED, 0L).containsEntry(Status.SUCCEEDED, 1L);
    }

    @Test
    void findsByErrorAndByTheInnermostStateThatFailed() {
        String failing = world.machine("failing", FAIL);
        String other = world.machine("other", FAIL.replace("Boom", "Bang"));
        world.end(world.start(failing, "f", "{}"));
        world.end(world.start(other, "o", "{}"));

        assertThat(names(new Query(null, Set.of(), null, null, null, "Boom", null, null)))
                .containsExactly("f");
        assertThat(names(new Query(null, Set.of(), null, null, null, null, "Bad", null)))
                .containsExactlyInAnyOrder("f", "o");
        assertThat(names(new Query(other, Set.of(), null, null, null, null, "Bad", null)))
                .containsExactly("o");
        assertThat(names(new Query(null, Set.of(), null, null, null, "Boom", "P", null)))
                .isEmpty();
    }

    @Test
    void namesTheStateThatFailedInAnEarlierWrite() throws InterruptedException {
        String machine = world.machine(
                "m",
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                        + Definitions.TASK + "]}}}");
        String execution = world.start(machine, "e", "{}");
        world.connector.next().answer().complete(new TaskResult.Failed("Busy", null));
        world.end(execution);

        assertThat(world.engine.insight().detail(execution).failedState()).isEqualTo("T");
    }

    @Test
    void findsByNamePrefixInOrderOfNames() {
        String one = world.machine("one", Definitions.PASS);
        String two = world.machine("two", Definitions.PASS);
        for (String name : List.of("order-2", "order-10", "orders", "refund-1")) {
            world.end(world.start(one, name, "{}"));
        }
        world.end(world.start(two, "order-2", "{}"));

        assertThat(names(prefix(null, "order-"))).containsExactly("order-10", "order-2", "order-2");
        assertThat(names(prefix(two, "order-"))).containsExactly("order-2");
        assertThat(names(prefix(null, "x"))).isEmpty();
    }

    @Test
    void findsByTime() {
        String machine = world.machine("m", Definitions.PASS);
        Instant begin = world.ticker.now();
        for (int i = 0; i < 5; i++) {
            world.end(world.start(machine, "e" + i, "{}"));
            world.ticker.advance(Duration.ofSeconds(1));
        }

        Query query = new Query(machine, Set.of(), null, begin.plusSeconds(1), begin.plusSeconds(4), null, null, null);
        assertThat(names(query)).containsExactly("e3", "e2", "e1");
        assertThat(names(new Query(null, Set.of(), null, begin.plusSeconds(1), begin.plusSeconds(4), null, null, null)))
                .containsExactly("e3", "e2", "e1");
    }

    @Test
    void findsATextInInputOrOutputOnly() {
        String machine = world.machine("m", Definitions.PASS);
        world.end(world.start(machine, "in", "{\"customer\":\"Zo\u00eb\"}"));
        world.end(world.start(machine, "none", "{}"));

        Query query = new Query(null, Set.of(), null, null, null, null, null, "Zo\u00eb");
        assertThat(names(query)).containsExactly("in");
        assertThat(names(new Query(null, Set.of(), null, null, null, null, null, "\"seen\":1")))
                .containsExactly("none", "in");
        assertThat(names(new Query(null, Set.of(), null, null, null, null, null, "role")))
                .isEmpty();
    }

    @Test
    void aPageEndsAfterSomeWorkAndTellsHowFarItCame() {
        String machine = world.machine("m", Definitions.PASS);
        for (int i = 0; i < 2_100; i++) {
            world.start(machine, "e" + i, "{}");
            world.ticker.advance(Duration.ofMillis(1));
        }
        Query nothing = new Query(null, Set.of(), null, null, null, null, null, "nowhere");

        SearchPage first = world.engine.insight().search(nothing, 10, null);

        assertThat(first.executions()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(first.scannedUntil()).isBefore(world.ticker.now().minusMillis(1_900));
        assertThat(all(nothing, 10)).isEmpty();
        assertThat(all(of(machine), 100)).hasSize(2_100).doesNotHaveDuplicates();
        assertThat(all(ANY, 77)).hasSize(2_100).doesNotHaveDuplicates();
    }

    @Test
    void countsAreExactAfterACrashAndAfterRetention() {
        String machine = world.machine("m", Definitions.PASS);
        String waiting = world.machine("waiting", Definitions.WAIT_LONG);
        for (int i = 0; i < 20; i++) {
            world.end(world.start(machine, "e" + i, "{}"));
            world.start(waiting, "w" + i, "{}");
        }
        world.store.hold();
        world.engine.requests().start(machine, "unsure", Payload.ofText("{}"));
        World.until(() -> world.store.held() > 0);
        world.crash(1);

        long rows = world.engine
                .executions()
                .list(machine, null, 1_000, null)
                .items()
                .size();
        assertThat(counts(machine)).containsEntry(Status.SUCCEEDED, rows).containsEntry(Status.RUNNING, 0L);
        assertThat(counts(waiting)).containsEntry(Status.RUNNING, 20L);
        assertThat(world.engine.insight().overview().counts()).containsEntry(Status.RUNNING, 20L);

        world.wind(Duration.ofMinutes(1), () -> counts(machine).getOrDefault(Status.SUCCEEDED, -1L) == 0);
        assertThat(counts(waiting)).containsEntry(Status.RUNNING, 20L);
    }

    @Test
    void tellsWhatWaitsForAnAnswerAndWithWhichTokenToAnswer() throws InterruptedException {
        String activity = world.engine.activities().create("a", Map.of()).arn();
        String polled = world.start(world.machine("act", Definitions.activity(activity)), "act", "{\"n\":1}");
        String called = world.start(world.machine("cb", Definitions.TOKEN), "cb", "{}");
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
        World.until(() -> world.eventTypes(called).contains("TaskSubmitted"));

        List<Pending> before = pending(null);
        assertThat(before).extracting(Pending::waiting).containsExactlyInAnyOrder(Waiting.POLL, Waiting.CALLBACK);
        assertThat(pending(Waiting.POLL)).singleElement().satisfies(task -> {
            assertThat(task.taskToken()).isNull();
            assertThat(task.input().text()).isEqualTo("{\"n\":1}");
            assertThat(task.resource()).isEqualTo(activity);
        });

        String token = world.poll(activity).token();
        assertThat(pending(Waiting.WORKER))
                .singleElement()
                .satisfies(task -> assertThat(task.taskToken()).isEqualTo(token));
        String callback = String.valueOf(pending(Waiting.CALLBACK).getFirst().taskToken());
        world.engine.taskTokens().succeed(callback, Payload.ofText("{}"));
        world.engine.taskTokens().succeed(token, Payload.ofText("{}"));

        world.end(polled);
        world.end(called);
        assertThat(pending(null)).isEmpty();
    }

    private List<Pending> pending(@Nullable Waiting waiting) {
        return world.engine
                .insight()
                .pending(new PendingQuery(null, waiting), 10, null)
                .tasks();
    }

    @Test
    void manyTasksOfOneExecutionComeInPages() {
        String activity = world.engine.activities().create("a", Map.of()).arn();
        String machine = world.machine(
                "map",
                "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":"
                        + Definitions.activity(activity) + "}}}");
        world.start(machine, "e", "[1,2,3,4,5,6,7]");
        World.until(() -> world.engine
                        .insight()
                        .pending(new PendingQuery(machine, null), 100, null)
                        .tasks()
                        .size()
                == 7);

        List<String> inputs = new ArrayList<>();
        byte[] from = null;
        do {
            Insight.PendingPage page = world.engine.insight().pending(new PendingQuery(machine, null), 3, from);
            page.tasks().forEach(task -> inputs.add(task.input().text()));
            from = page.next();
        } while (from != null);

        assertThat(inputs).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(world.engine
                        .insight()
                        .detail(world.engine
                                .executions()
                                .list(machine, null, 1, null)
                                .items()
                                .getFirst()
                                .executionArn())
                        .scopes())
                .hasSize(8)
                .extracting(ScopeOutline::join)
                .filteredOn(join -> join != null)
                .containsExactly(new ScopeOutline.Join(7, 7, 0));
    }

    @Test
    void executionsOfAStoreWithoutIndexAreIndexedAndCountedLater() throws InterruptedException {
        String machine = world.machine("m", Definitions.PASS);
        String waiting = world.machine("waiting", Definitions.TOKEN);
        for (int i = 0; i < 600; i++) {
            world.start(machine, "e" + i, "{}");
        }
        String failing = world.machine("failing", FAIL);
        String failed = world.start(failing, "failed", "{}");
        world.end(failed);
        String open = world.start(waiting, "open", "{}");
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
        World.until(() -> world.eventTypes(open).contains("TaskSubmitted"));
        loseIndex();
        world.ticker.advance(Duration.ofSeconds(1));
        world.restart();

        world.start(machine, "new", "{}");
        World.until(() -> names(prefix(null, "new")).size() == 1);
        assertThat(world.engine.insight().overview().areCounted()).isFalse();
        world.engine.executions().stop(open, null, null);
        world.engine.executions().redrive(failed, null);
        World.until(() -> world.eventTypes(failed).stream()
                        .filter(type -> type.equals("ExecutionFailed"))
                        .count()
                == 2);
        world.wind(
                Duration.ofMillis(20), () -> world.engine.insight().overview().areCounted());

        assertThat(names(status(Status.SUCCEEDED))).hasSize(601);
        assertThat(names(status(Status.RUNNING))).isEmpty();
        assertThat(names(status(Status.ABORTED))).containsExactly("open");
        assertThat(names(prefix(null, "e1"))).hasSize(111);
        assertThat(counts(machine)).containsEntry(Status.SUCCEEDED, 601L).containsEntry(Status.RUNNING, 0L);
        assertThat(counts(waiting)).containsEntry(Status.ABORTED, 1L).containsEntry(Status.RUNNING, 0L);
        assertThat(counts(failing)).containsEntry(Status.FAILED, 1L).containsEntry(Status.RUNNING, 0L);
        assertThat(pending(null)).isEmpty();
    }

    /** Makes the store one that a version without a search wrote. */
    private void loseIndex() {
        byte[] end = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        world.store
                .commit(new Batch()
                        .deleteRange(Table.SEARCH, new byte[0], end)
                        .deleteRange(Table.COUNT, new byte[0], new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1})
                        .delete(Table.META, "search-index".getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    @Test
    void refusesAPlaceThatItDidNotTell() {
        assertThatThrownBy(() -> world.engine.insight().search(ANY, 10, new byte[] {1}))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> world.engine.insight().pending(new PendingQuery(null, null), 10, new byte[] {1}))
                .isInstanceOf(Refused.class);
    }
}
