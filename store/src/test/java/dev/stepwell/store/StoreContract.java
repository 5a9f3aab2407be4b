package dev.stepwell.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. An implementation's test extends this and says how to open and reopen one. */
public abstract class StoreContract {
    private static final int CONCURRENT_COMMITTERS = 4;
    private static final int BATCHES_PER_COMMITTER = 50;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] START = {};

    private Store store;

    /** A new, empty store. */
    protected abstract Store open();

    /** Closes {@code open} and opens what it left behind. */
    protected abstract Store reopen(Store open);

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void readsWhatWasCommitted() {
        durable(new Batch().put(Table.STATE, bytes("a"), bytes("1")).put(Table.STATE, bytes("b"), bytes("2")));

        assertThat(store.get(Table.STATE, bytes("a"))).isEqualTo(bytes("1"));
        assertThat(store.get(Table.STATE, bytes("b"))).isEqualTo(bytes("2"));
        assertThat(store.get(Table.STATE, bytes("c"))).isNull();
    }

    @Test
    void anEmptyBatchIsDurable() {
        assertThat(store.commit(new Batch()).join()).isEqualTo(new Committed.Durable());
    }

    @Test
    void anEmptyValueIsNotAMissingOne() {
        durable(new Batch().put(Table.WAKE, bytes("a"), new byte[0]));

        assertThat(store.get(Table.WAKE, bytes("a"))).isEmpty();
        assertThat(keys(store.scan(Table.WAKE, START, null, 10))).containsExactly("a");
    }

    @Test
    void theLaterBatchWins() {
        durable(new Batch().put(Table.STATE, bytes("a"), bytes("1")));
        durable(new Batch().put(Table.STATE, bytes("a"), bytes("2")));
        durable(new Batch().put(Table.STATE, bytes("b"), bytes("1")));
        durable(new Batch().delete(Table.STATE, bytes("b")));

        assertThat(store.get(Table.STATE, bytes("a"))).isEqualTo(bytes("2"));
        assertThat(store.get(Table.STATE, bytes("b"))).isNull();
    }

    @Test
    void theLaterWriteOfABatchWins() {
        durable(new Batch()
                .put(Table.STATE, bytes("put twice"), bytes("1"))
                .put(Table.STATE, bytes("put twice"), bytes("2"))
                .put(Table.STATE, bytes("deleted after"), bytes("1"))
                .delete(Table.STATE, bytes("deleted after"))
                .delete(Table.STATE, bytes("deleted before"))
                .put(Table.STATE, bytes("deleted before"), bytes("1")));

        assertThat(store.get(Table.STATE, bytes("put twice"))).isEqualTo(bytes("2"));
        assertThat(store.get(Table.STATE, bytes("deleted after"))).isNull();
        assertThat(store.get(Table.STATE, bytes("deleted before"))).isEqualTo(bytes("1"));
    }

    @Test
    void deletingWhatIsNotThereDoesNothing() {
        durable(new Batch()
                .delete(Table.STATE, bytes("a"))
                .deleteRange(Table.STATE, bytes("a"), bytes("z"))
                .deleteRange(Table.STATE, bytes("m"), bytes("m")));

        assertThat(store.scan(Table.STATE, START, null, 10)).isEmpty();
    }

    @Test
    void aRangeDeleteEndsBeforeItsEndAndStaysInItsTable() {
        durable(new Batch()
                .put(Table.STATE, bytes("a"), bytes("1"))
                .put(Table.STATE, bytes("b"), bytes("1"))
                .put(Table.STATE, bytes("bb"), bytes("1"))
                .put(Table.STATE, bytes("c"), bytes("1"))
                .put(Table.EXECUTION, bytes("b"), bytes("1")));
        durable(new Batch().deleteRange(Table.STATE, bytes("b"), bytes("c")));

        assertThat(keys(store.scan(Table.STATE, START, null, 10))).containsExactly("a", "c");
        assertThat(keys(store.scan(Table.EXECUTION, START, null, 10))).containsExactly("b");
    }

    @Test
    void aRangeDeleteTakesEarlierWritesOfItsBatchOnly() {
        durable(new Batch()
                .put(Table.STATE, bytes("b1"), bytes("1"))
                .deleteRange(Table.STATE, bytes("b"), bytes("c"))
                .put(Table.STATE, bytes("b2"), bytes("1")));

        assertThat(keys(store.scan(Table.STATE, START, null, 10))).containsExactly("b2");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Batch().deleteRange(Table.STATE, bytes("b"), bytes("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysOrderAsUnsignedBytes() {
        List<byte[]> ordered = List.of(
                new byte[] {0},
                new byte[] {0, 0},
                new byte[] {1},
                new byte[] {0x7F, (byte) 0xFF},
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xFF, 0});
        var batch = new Batch();
        ordered.reversed().forEach(key -> batch.put(Table.LISTING, key, bytes("1")));
        durable(batch);

        assertThat(store.scan(Table.LISTING, START, null, 10).stream().map(Row::key))
                .containsExactlyElementsOf(ordered);
        assertThat(store.scanBackwards(Table.LISTING, START, null, 10).stream().map(Row::key))
                .containsExactlyElementsOf(ordered.reversed());
    }

    @Test
    void scansKeepTheirBoundsAndLimit() {
        durable(put(Table.HISTORY, "a", "b", "c", "d", "e"));

        assertThat(keys(store.scan(Table.HISTORY, bytes("b"), bytes("e"), 10))).containsExactly("b", "c", "d");
        assertThat(keys(store.scan(Table.HISTORY, bytes("b"), bytes("e"), 2))).containsExactly("b", "c");
        assertThat(keys(store.scan(Table.HISTORY, bytes("bb"), null, 10))).containsExactly("c", "d", "e");
        assertThat(store.scan(Table.HISTORY, bytes("b"), bytes("e"), 0)).isEmpty();
        assertThat(store.scan(Table.HISTORY, bytes("f"), null, 10)).isEmpty();
    }

    @Test
    void scansBackwardsKeepTheirBoundsAndLimit() {
        durable(put(Table.HISTORY, "a", "b", "c", "d", "e"));

        assertThat(keys(store.scanBackwards(Table.HISTORY, bytes("b"), bytes("e"), 10)))
                .containsExactly("d", "c", "b");
        assertThat(keys(store.scanBackwards(Table.HISTORY, bytes("b"), bytes("e"), 2)))
                .containsExactly("d", "c");
        assertThat(keys(store.scanBackwards(Table.HISTORY, bytes("b"), bytes("dd"), 1)))
                .containsExactly("d");
        assertThat(keys(store.scanBackwards(Table.HISTORY, bytes("d"), null, 10)))
                .containsExactly("e", "d");
    }

    @Test
    void aScanOfAnEmptyRangeFindsNothing() {
        durable(put(Table.HISTORY, "a", "b", "c"));

        assertThat(store.scan(Table.HISTORY, bytes("b"), bytes("b"), 10)).isEmpty();
        assertThat(store.scan(Table.HISTORY, bytes("c"), bytes("a"), 10)).isEmpty();
        assertThat(store.scanBackwards(Table.HISTORY, bytes("c"), bytes("a"), 10))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTableKeepsToItself(Table table) {
        var batch = new Batch();
        for (Table each : Table.values()) {
            batch.put(each, bytes("key"), bytes(each.name()))
                    .put(each, new byte[] {0}, bytes("first"))
                    .put(each, new byte[] {-1, -1}, bytes("last"));
        }
        durable(batch);

        assertThat(store.get(table, bytes("key"))).isEqualTo(bytes(table.name()));
        assertThat(store.scan(table, START, null, 10))
                .filteredOn(row -> !isTheStoresOwn(row))
                .hasSize(3);
        assertThat(store.scanBackwards(table, START, null, 10))
                .filteredOn(row -> !isTheStoresOwn(row))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"STATE", "HISTORY", "CATALOG"})
    void bigValuesComeBackWhole(Table table) {
        byte[] big = new byte[MEBIBYTE];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) ((i * 31) >> 3);
        }
        durable(new Batch().put(table, bytes("big"), big).put(table, bytes("small"), bytes("1")));
        store = reopen(store);

        assertThat(store.get(table, bytes("big"))).isEqualTo(big);
        assertThat(store.scan(table, bytes("big"), null, 1).getFirst().value()).isEqualTo(big);
    }

    @Test
    void aLaterOpenKeepsEverything() {
        durable(put(Table.STATE, "a", "b").put(Table.HISTORY, bytes("h"), new byte[5_000]));
        store = reopen(store);
        durable(new Batch().delete(Table.STATE, bytes("a")).put(Table.STATE, bytes("c"), bytes("1")));
        store = reopen(store);

        assertThat(keys(store.scan(Table.STATE, START, null, 10))).containsExactly("b", "c");
        assertThat(store.get(Table.HISTORY, bytes("h"))).hasSize(5_000);
    }

    @Test
    void itsOwnClaimIsGood() {
        assertThat(store.commit(put(Table.STATE, "a").claim(store.claim(7)).claim(store.claim(255)))
                        .join())
                .isInstanceOf(Committed.Durable.class);
    }

    @Test
    void aClaimOfAnEarlierOpenIsFencedAndWritesNothing() {
        Claim stale = store.claim(7);
        store = reopen(store);
        Committed committed = store.commit(
                        put(Table.STATE, "a").claim(store.claim(6)).claim(stale))
                .join();

        assertThat(committed).isEqualTo(new Committed.Fenced(7, stale.epoch()));
        assertThat(store.get(Table.STATE, bytes("a"))).isNull();
        assertThat(store.claim(7).epoch()).isGreaterThan(stale.epoch());
    }

    @Test
    void aClosedStoreTakesNothingAndClosesAgain() {
        store.close();
        store.close();

        assertThat(store.commit(put(Table.STATE, "a")).join()).isInstanceOf(Committed.Failed.class);
        assertThat(store.acceptsWork()).isFalse();
        assertThatThrownBy(() -> store.get(Table.STATE, bytes("a"))).isInstanceOf(StoreUnusable.class);
        assertThatThrownBy(() -> store.scan(Table.STATE, START, null, 1)).isInstanceOf(StoreUnusable.class);
    }

    @Test
    void concurrentCommittersAllSucceedAndKeepTheirOrder() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(CONCURRENT_COMMITTERS)) {
            List<Callable<Boolean>> committers = new ArrayList<>();
            for (int i = 0; i < CONCURRENT_COMMITTERS; i++) {
                String name = "committer " + i;
                committers.add(() -> commitInTurn(name));
            }

            assertThat(threads.invokeAll(committers))
                    .allSatisfy(all -> assertThat(all.resultNow()).isTrue());
        }
        for (int i = 0; i < CONCURRENT_COMMITTERS; i++) {
            String last = Integer.toString(BATCHES_PER_COMMITTER - 1);
            assertThat(store.get(Table.STATE, bytes("committer " + i))).isEqualTo(bytes(last));
        }
        assertThat(store.scan(Table.HISTORY, START, null, 1_000))
                .hasSize(CONCURRENT_COMMITTERS * BATCHES_PER_COMMITTER);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesAsASortedMapWould(long seed) {
        var random = new SplittableRandom(seed);
        NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
        for (int round = 0; round < 40; round++) {
            var batch = new Batch();
            for (int i = random.nextInt(12); i > 0; i--) {
                writeToBoth(random, batch, model);
            }
            durable(batch);
            if (random.nextInt(15) == 0) {
                store = reopen(store);
            }
            compare(random, model, "seed " + seed + ", round " + round);
        }
    }

    private static void writeToBoth(SplittableRandom random, Batch batch, NavigableMap<byte[], byte[]> model) {
        byte[] key = randomKey(random);
        switch (random.nextInt(5)) {
            case 0 -> {
                batch.delete(Table.STATE, key);
                model.remove(key);
            }
            case 1 -> {
                byte[] other = randomKey(random);
                boolean ordered = Arrays.compareUnsigned(key, other) <= 0;
                byte[] from = ordered ? key : other;
                byte[] to = ordered ? other : key;
                batch.deleteRange(Table.STATE, from, to);
                model.subMap(from, true, to, false).clear();
            }
            default -> {
                byte[] value = new byte[random.nextInt(700)];
                random.nextBytes(value);
                batch.put(Table.STATE, key, value);
                model.put(key, value);
            }
        }
    }

    private void compare(SplittableRandom random, NavigableMap<byte[], byte[]> model, String when) {
        byte[] from = randomKey(random);
        byte[] key = randomKey(random);
        int limit = random.nextInt(6);
        List<byte[]> above = List.copyOf(model.tailMap(from, true).keySet());

        assertThat(store.get(Table.STATE, key)).as(when).isEqualTo(model.get(key));
        assertThat(store.scan(Table.STATE, from, null, limit).stream().map(Row::key))
                .as(when)
                .containsExactlyElementsOf(above.stream().limit(limit).toList());
        assertThat(store.scanBackwards(Table.STATE, from, null, limit).stream().map(Row::key))
                .as(when)
                .containsExactlyElementsOf(
                        above.reversed().stream().limit(limit).toList());
    }

    private static byte[] randomKey(SplittableRandom random) {
        byte[] key = new byte[1 + random.nextInt(2)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (random.nextInt(8) * 36);
        }
        return key;
    }

    private boolean commitInTurn(String name) {
        for (int i = 0; i < BATCHES_PER_COMMITTER; i++) {
            durable(new Batch()
                    .put(Table.STATE, bytes(name), bytes(Integer.toString(i)))
                    .put(Table.HISTORY, bytes(name + " " + i), new byte[600]));
            if (store.get(Table.HISTORY, bytes(name + " " + i)) == null) {
                return false;
            }
        }
        return true;
    }

    private void durable(Batch batch) {
        assertThat(store.commit(batch).join()).isEqualTo(new Committed.Durable());
    }

    private static Batch put(Table table, String... keys) {
        var batch = new Batch();
        for (String key : keys) {
            batch.put(table, bytes(key), bytes("value of " + key));
        }
        return batch;
    }

    private static boolean isTheStoresOwn(Row row) {
        return new String(row.key(), UTF_8).startsWith("store.");
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream().map(row -> new String(row.key(), UTF_8)).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
