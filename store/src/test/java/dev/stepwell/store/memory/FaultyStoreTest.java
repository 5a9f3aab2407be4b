package dev.stepwell.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Claim;
import dev.stepwell.store.Committed;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The faults, one by one. */
final class FaultyStoreTest {
    private final FaultyStore store = new FaultyStore();

    @Test
    void aHeldCommitIsNeitherVisibleNorAnswered() {
        store.hold();
        CompletableFuture<Committed> answer = store.commit(put("a"));

        assertThat(answer).isNotDone();
        assertThat(has(store, "a")).isFalse();

        store.release();

        assertThat(answer.join()).isInstanceOf(Committed.Durable.class);
        assertThat(has(store, "a")).isTrue();
    }

    @Test
    void releasesOneByOneInOrder() {
        var order = new ArrayList<String>();
        var answers = new ArrayList<CompletableFuture<Void>>();
        store.hold();
        for (String key : List.of("a", "b", "c")) {
            answers.add(store.commit(put(key)).thenRun(() -> order.add(key)));
        }

        store.releaseNext(2);

        assertThat(order).containsExactly("a", "b");
        assertThat(answers.getLast()).isNotDone();
        assertThat(store.held()).isEqualTo(1);
        assertThat(store.commit(put("d"))).isNotDone();
    }

    @Test
    void aCommitMadeByAnAnswerIsAnsweredByTheSameRelease() {
        store.hold();
        CompletableFuture<Committed> second = store.commit(put("a")).thenCompose(_ -> store.commit(put("b")));

        store.release();

        assertThat(second).isCompletedWithValue(new Committed.Durable());
    }

    @Test
    void failsAsOftenAsAsked() {
        store.failNext(1, "disk on fire");

        assertThat(store.commit(put("a")).join()).isEqualTo(new Committed.Failed("disk on fire", false));
        assertThat(store.commit(put("b")).join()).isInstanceOf(Committed.Durable.class);
        assertThat(has(store, "a")).isFalse();
    }

    @Test
    void aFullDiskRefusesAndGoesOnWhenThereIsRoom() {
        store.commit(put("before")).join();
        store.full(true);

        assertThat(store.acceptsWork()).isFalse();
        assertThat(store.commit(put("a")).join())
                .isInstanceOfSatisfying(
                        Committed.Failed.class,
                        failed -> assertThat(failed.noSpace()).isTrue());
        assertThat(has(store, "before")).isTrue();

        store.full(false);

        assertThat(store.acceptsWork()).isTrue();
        assertThat(store.commit(put("b")).join()).isInstanceOf(Committed.Durable.class);
        assertThat(has(store, "a")).isFalse();
    }

    @Test
    void aPartitionTakenByAnotherNodeFencesAtTheMomentOfDecision() {
        store.hold();
        Claim mine = store.claim(3);
        CompletableFuture<Committed> answer = store.commit(put("a").claim(mine));
        store.fence(3, mine.epoch() + 1);
        store.release();

        assertThat(answer.join()).isEqualTo(new Committed.Fenced(3, mine.epoch()));
        assertThat(has(store, "a")).isFalse();
        assertThat(store.commit(new Batch().claim(mine)).join()).isEqualTo(new Committed.Fenced(3, mine.epoch()));
        assertThat(store.commit(put("b").claim(store.claim(4))).join()).isInstanceOf(Committed.Durable.class);
    }

    @Test
    void aCrashKeepsWhatWasAcknowledgedAndABeginningOfTheRest() {
        Set<Integer> survivors = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            survivors.add(survivorsOfACrash(seed));
        }

        assertThat(survivors).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void aCrashIsTheSameForTheSameSeed() {
        assertThat(survivorsOfACrash(42)).isEqualTo(survivorsOfACrash(42));
    }

    @Test
    void aCrashedStoreAnswersNobodyUntilItIsClosed() {
        store.hold();
        CompletableFuture<Committed> answer = store.commit(put("a"));
        FaultyStore next = store.crash(1);

        assertThat(answer).isNotDone();
        assertThat(store.commit(put("b")).join()).isInstanceOf(Committed.Failed.class);
        assertThatThrownBy(() -> has(store, "a")).isInstanceOf(StoreUnusable.class);

        store.close();

        assertThat(answer.join()).isInstanceOf(Committed.Failed.class);
        assertThat(has(next, "b")).isFalse();
        assertThat(next.claim(0).epoch()).isGreaterThan(store.claim(0).epoch());
    }

    @Test
    void closingReleasesWhatIsHeld() {
        store.hold();
        CompletableFuture<Committed> answer = store.commit(put("a"));
        FaultyStore next = store.reopen();

        assertThat(answer.join()).isInstanceOf(Committed.Durable.class);
        assertThat(has(next, "a")).isTrue();
        assertThat(store.commits()).isEqualTo(1);
    }

    private static int survivorsOfACrash(long seed) {
        var before = new FaultyStore();
        before.commit(put("acknowledged")).join();
        before.hold();
        List<CompletableFuture<Committed>> unacknowledged =
                List.of(before.commit(put("first", "first too")), before.commit(put("second", "second too")));
        FaultyStore after = before.crash(seed);

        assertThat(unacknowledged).noneMatch(CompletableFuture::isDone);
        assertThat(has(after, "acknowledged")).isTrue();
        assertThat(has(after, "first too")).isEqualTo(has(after, "first"));
        assertThat(has(after, "second too")).isEqualTo(has(after, "second"));
        if (has(after, "second")) {
            assertThat(has(after, "first")).isTrue();
            return 2;
        }
        return has(after, "first") ? 1 : 0;
    }

    private static Batch put(String... keys) {
        var batch = new Batch();
        for (String key : keys) {
            batch.put(Table.STATE, key.getBytes(UTF_8), new byte[] {1});
        }
        return batch;
    }

    private static boolean has(FaultyStore store, String key) {
        return store.get(Table.STATE, key.getBytes(UTF_8)) != null;
    }
}
