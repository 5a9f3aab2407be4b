package dev.stepwell.simulator;

import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Claim;
import dev.stepwell.store.Committed;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A node's way to the disk. Commits become durable one after the other, each after a while, and are answered a while
 * later. A commit of the catalog or of a sweep is one that its caller waits for: it is
 * decided at once.
 */
final class SimStore implements Store {
    private static final Committed DURABLE = new Committed.Durable();
    private static final int SLOW_MILLIS = 3_000;

    private record Pending(Batch batch, CompletableFuture<Committed> answer) {}

    private final World world;
    private final Luck luck;
    private final long epoch;
    private final Deque<Pending> pending = new ArrayDeque<>();
    /** What was on its way when the storage broke. */
    private final List<Batch> doubtful = new ArrayList<>();

    private long lastMillis;
    private boolean broken;
    private boolean dead;
    private boolean readsFail;
    /** After so many commits of lanes the node dies soon. */
    private int commitsLeft = Integer.MAX_VALUE;
    /** How long a commit takes at most when nothing goes wrong. */
    private final int commitMillis;
    /** After so many commits of the catalog the node dies in one. */
    private int catalogCommitsLeft = Integer.MAX_VALUE;

    SimStore(World world, Luck luck) {
        this.world = world;
        this.luck = luck;
        this.epoch = world.disk().take();
        this.commitMillis = luck.pick(List.of(0, 5, 20, 300));
    }

    long epoch() {
        return epoch;
    }

    void readsFail(boolean fail) {
        readsFail = fail;
    }

    void crashAtCommit(int commitsBefore) {
        commitsLeft = commitsBefore;
    }

    void crashInCatalog(int commitsBefore) {
        catalogCommitsLeft = commitsBefore;
    }

    /** The storage breaks: nothing is written any more until the node starts again. */
    void breakDown() {
        if (broken) {
            return;
        }
        broken = true;
        world.count(Fault.BROKEN_STORE);
        pending.forEach(each -> doubtful.add(each.batch()));
    }

    boolean isBroken() {
        return broken;
    }

    @Override
    public CompletableFuture<Committed> commit(Batch batch) {
        Batch written = planted(batch);
        if (isWaitedFor(written)) {
            Committed outcome = decideWaitedFor(written);
            if (isSweep(written) && outcome instanceof Committed.Durable) {
                world.count(Fault.SWEEP);
            }
            return CompletableFuture.completedFuture(outcome);
        }
        var answer = new CompletableFuture<Committed>();
        pending.add(new Pending(written, answer));
        long delay = luck.oneIn(3) ? 0 : luck.between(0, commitMillis);
        if (luck.oneIn(40) && world.faultsAreOn()) {
            world.count(Fault.SLOW_COMMIT);
            delay = luck.between(50, SLOW_MILLIS);
        }
        if (commitsLeft-- <= 0 && (pending.size() > 1 || luck.oneIn(6))) {
            commitsLeft = Integer.MAX_VALUE;
            world.count(Fault.CRASH_AT_COMMIT);
            world.time().in(luck.between(0, commitMillis), "crash at a commit", () -> {
                if (!dead) {
                    throw new NodeCrashed(epoch);
                }
            });
        }
        lastMillis = Math.max(lastMillis, world.time().millis() + delay);
        world.time().in(lastMillis - world.time().millis(), "commit of " + epoch, this::decideNext);
        return answer;
    }

    private static boolean isWaitedFor(Batch batch) {
        return isOfCatalog(batch) || isSweep(batch);
    }

    private static boolean isOfCatalog(Batch batch) {
        return !batch.isEmpty()
                && batch.writes().stream().allMatch(write -> switch (write.table()) {
                    case CATALOG, META -> true;
                    default -> false;
                });
    }

    /** Whether it deletes old executions. Lanes forget a name never. */
    private static boolean isSweep(Batch batch) {
        return batch.writes().stream()
                .anyMatch(write -> write instanceof Batch.Write.Delete && write.table() == Table.NAME);
    }

    private Batch planted(Batch batch) {
        return switch (world.plant()) {
            case CATALOG_NOT_CLAIMED -> isOfCatalog(batch) ? unclaimed(batch) : batch;
            case SWEEP_NOT_CLAIMED -> isSweep(batch) ? unclaimed(batch) : batch;
            case MESSAGES_NOT_STORED -> without(batch, Table.OUTBOX);
            case WAKE_NOT_STORED -> without(batch, Table.WAKE);
            case CALL_NOT_MARKED -> without(batch, Table.IN_FLIGHT);
            case EXPRESS_NOT_STORED -> without(batch, Table.EXPRESS);
            case KEPT_STATE_NOT_STORED -> withoutStateOfEnded(batch);
            case null, default -> batch;
        };
    }

    private static Batch withoutStateOfEnded(Batch batch) {
        Set<ExecutionKey> ended = new HashSet<>();
        for (Batch.Write write : batch.writes()) {
            if (write instanceof Batch.Write.Put(var table, var key, var _) && table == Table.EXPIRY) {
                ended.add(RowKeys.expiryTarget(key));
            }
        }
        return Writes.without(
                batch,
                write -> write instanceof Batch.Write.Put(var table, var key, var _)
                        && table == Table.STATE
                        && ended.contains(RowKeys.executionAt(key, 0)));
    }

    private static Batch unclaimed(Batch batch) {
        Batch copy = new Batch();
        batch.writes().forEach(write -> Writes.repeat(write, copy));
        return copy;
    }

    private static Batch without(Batch batch, Table table) {
        return Writes.without(batch, write -> write instanceof Batch.Write.Put && write.table() == table);
    }

    private Committed decideWaitedFor(Batch batch) {
        if (catalogCommitsLeft-- <= 0) {
            world.count(Fault.CRASH_IN_CATALOG);
            if (luck.oneIn(2)
                    && !broken
                    && !world.disk().isFull()
                    && world.disk().fenced(batch) == null) {
                world.disk().apply(batch, epoch);
            }
            throw new NodeCrashed(epoch);
        }
        return decide(batch);
    }

    private void decideNext() {
        Pending first = pending.poll();
        if (first == null || dead) {
            return;
        }
        Committed outcome = decide(first.batch());
        world.time().in(luck.oneIn(2) ? 0 : luck.between(0, 10), "answer to " + epoch + ": " + outcome, () -> {
            if (!dead) {
                first.answer().complete(outcome);
            }
        });
    }

    private Committed decide(Batch batch) {
        Claim fenced = world.disk().fenced(batch);
        if (fenced != null) {
            world.count(Fault.FENCED_COMMIT);
            return world.plant() == Plant.FENCED_AS_DURABLE
                    ? DURABLE
                    : new Committed.Fenced(fenced.partition(), fenced.epoch());
        }
        if (batch.isEmpty()) {
            return DURABLE;
        }
        if (broken) {
            return new Committed.Failed("the storage is broken", false);
        }
        if (world.disk().isFull()) {
            world.count(Fault.FULL_DISK);
            return new Committed.Failed("no space left", true);
        }
        world.disk().apply(batch, epoch);
        return DURABLE;
    }

    /** The node is dead: of what was on its way a prefix is durable, each batch wholly. */
    void crash() {
        dead = true;
        List<Batch> left =
                broken ? doubtful : pending.stream().map(Pending::batch).toList();
        if (world.disk().isFull() && !broken) {
            return;
        }
        int surviving = left.isEmpty() ? 0 : luck.between(0, left.size());
        if (surviving > 0 && surviving < left.size()) {
            world.count(Fault.TORN_CRASH);
        }
        for (Batch batch : left.subList(0, surviving)) {
            if (world.disk().fenced(batch) != null) {
                return;
            }
            if (world.plant() == Plant.HALF_BATCH) {
                world.disk().applyHalf(batch, epoch);
                return;
            }
            world.disk().apply(batch, epoch);
        }
    }

    @Override
    public Claim claim(int partition) {
        return new Claim(partition, epoch);
    }

    @Override
    public boolean acceptsWork() {
        return !world.disk().isFull();
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        require();
        if (table == Table.NAME && isForgotten(new String(key, StandardCharsets.UTF_8))) {
            return null;
        }
        return world.disk().image().get(table, key);
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit) {
        require();
        boolean wrong = world.plant() == Plant.SWEPT_TOO_SOON && table == Table.EXPIRY;
        return world.disk().image().scan(table, from, wrong ? Keys.after(from) : to, limit);
    }

    @Override
    public List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit) {
        require();
        return world.disk().image().scanBackwards(table, from, to, limit);
    }

    private boolean isForgotten(String name) {
        return switch (world.plant()) {
            case NAMES_NOT_LOOKED_UP -> name.contains(":e-");
            case NESTED_TWICE -> name.contains(":c-");
            case null, default -> false;
        };
    }

    private void require() {
        if (readsFail && luck.oneIn(4)) {
            world.count(Fault.FAILED_READ);
            throw new StoreUnusable("a read failed");
        }
    }

    @Override
    public void close() {
        dead = true;
    }
}
