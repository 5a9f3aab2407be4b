package dev.stepwell.store.memory;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Claim;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory whose faults a test controls: commits can be held between hand-in and durability, fail, run out of
 * space or be fenced, and {@link #crash} gives what a restarted process would find.
 *
 * <p>Deterministic and without threads: {@link #commit} completes before it returns, unless commits are held; then
 * {@link #release} completes them on the thread that calls it. Thread-safe.
 */
public final class FaultyStore implements Store {
    private static final Committed DURABLE = new Committed.Durable();

    /** A batch handed in and not yet answered. */
    private record Held(Batch batch, CompletableFuture<Committed> answer) {}

    /** An answer that is given once the lock is free, since whoever waits for it may call back. */
    private record Answer(CompletableFuture<Committed> to, Committed committed) {
        void give() {
            to.complete(committed);
        }
    }

    private enum Life {
        OPEN,
        CLOSED,
        CRASHED
    }

    private final Object lock = new Object();
    private final Image image;
    private final long epoch;
    private final Map<Integer, Long> fences = new HashMap<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private Life life = Life.OPEN;
    private boolean holding;
    private boolean full;
    private int failuresLeft;
    private String failure = "";
    private long commits;

    /** An empty store at epoch 1. */
    public FaultyStore() {
        this(new Image(), 1);
    }

    private FaultyStore(Image image, long epoch) {
        this.image = image;
        this.epoch = epoch;
    }

    @Override
    public CompletableFuture<Committed> commit(Batch batch) {
        synchronized (lock) {
            if (life == Life.OPEN && (holding || !held.isEmpty())) {
                var answer = new CompletableFuture<Committed>();
                held.add(new Held(batch, answer));
                return answer;
            }
            return CompletableFuture.completedFuture(decide(batch));
        }
    }

    @Override
    public Claim claim(int partition) {
        return new Claim(partition, epoch);
    }

    @Override
    public boolean acceptsWork() {
        synchronized (lock) {
            return life == Life.OPEN && !full;
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        synchronized (lock) {
            return readable().get(table, key);
        }
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit) {
        synchronized (lock) {
            return readable().scan(table, from, to, limit);
        }
    }

    @Override
    public List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit) {
        synchronized (lock) {
            return readable().scanBackwards(table, from, to, limit);
        }
    }

    /**
     * Ends the store as a tidy shutdown does: what is held is released first. After a crash it answers what is held.
     */
    @Override
    public void close() {
        release();
        synchronized (lock) {
            if (life == Life.OPEN) {
                life = Life.CLOSED;
            }
        }
    }

    /** From now on commits stay unanswered, and undecided, until they are released. */
    public void hold() {
        synchronized (lock) {
            holding = true;
        }
    }

    /** Decides and answers everything held, in the order of hand-in, and holds no more. */
    public void release() {
        synchronized (lock) {
            holding = false;
        }
        boolean more = true;
        while (more) {
            more = answerNext();
        }
    }

    /** Decides and answers the first {@code count} held commits, or as many as there are; others stay held. */
    public void releaseNext(int count) {
        for (int i = 0; i < count; i++) {
            answerNext();
        }
    }

    /** How many commits wait to be released. */
    public int held() {
        synchronized (lock) {
            return held.size();
        }
    }

    /** The next {@code count} commits to be decided fail with {@code reason}, not for lack of space. */
    public void failNext(int count, String reason) {
        synchronized (lock) {
            failuresLeft = count;
            failure = reason;
        }
    }

    /** Whether the disk is full: commits fail and no new work is accepted until it is not. */
    public void full(boolean isFull) {
        synchronized (lock) {
            full = isFull;
        }
    }

    /** From now on claims to {@code partition} below {@code newEpoch} are fenced, as if another node had taken it. */
    public void fence(int partition, long newEpoch) {
        synchronized (lock) {
            fences.put(partition, newEpoch);
        }
    }

    /** How many batches became durable in this instance. */
    public long commits() {
        synchronized (lock) {
            return commits;
        }
    }

    /**
     * Kills this instance and gives what a restarted process finds: every acknowledged batch, and the first few of the
     * held ones, how many by {@code seed}, each wholly. Held commits stay unanswered until the dead instance is closed;
     * its later commits fail and its reads throw.
     */
    public FaultyStore crash(long seed) {
        synchronized (lock) {
            requireOpen();
            life = Life.CRASHED;
            Image survived = image.copy();
            int surviving = new SplittableRandom(seed).nextInt(held.size() + 1);
            held.stream()
                    .map(Held::batch)
                    .filter(this::mayStillApply)
                    .limit(surviving)
                    .forEach(survived::apply);
            return successor(survived);
        }
    }

    /** Closes this instance tidily and opens the same disk again. */
    public FaultyStore reopen() {
        close();
        synchronized (lock) {
            return successor(image.copy());
        }
    }

    private FaultyStore successor(Image disk) {
        var next = new FaultyStore(disk, epoch + 1);
        next.full = full;
        next.fences.putAll(fences);
        return next;
    }

    /** Decides and answers the first held commit; false when there is none. */
    private boolean answerNext() {
        Answer answer;
        synchronized (lock) {
            Held first = held.poll();
            if (first == null) {
                return false;
            }
            answer = new Answer(first.answer(), decide(first.batch()));
        }
        answer.give();
        return true;
    }

    private Committed decide(Batch batch) {
        return switch (life) {
            case OPEN -> apply(batch);
            case CLOSED -> new Committed.Failed("the store is closed", false);
            case CRASHED -> new Committed.Failed("the store crashed", false);
        };
    }

    private Committed apply(Batch batch) {
        for (Claim claim : batch.claims()) {
            if (isFenced(claim)) {
                return new Committed.Fenced(claim.partition(), claim.epoch());
            }
        }
        if (batch.isEmpty()) {
            return DURABLE;
        }
        if (full) {
            return new Committed.Failed("no space left", true);
        }
        if (failuresLeft > 0) {
            failuresLeft--;
            return new Committed.Failed(failure, false);
        }
        image.apply(batch);
        commits++;
        return DURABLE;
    }

    private boolean mayStillApply(Batch batch) {
        return !full && batch.claims().stream().noneMatch(this::isFenced);
    }

    private boolean isFenced(Claim claim) {
        return claim.epoch() < Math.max(epoch, fences.getOrDefault(claim.partition(), 0L));
    }

    private Image readable() {
        requireOpen();
        return image;
    }

    private void requireOpen() {
        if (life != Life.OPEN) {
            throw new StoreUnusable("the store is " + (life == Life.CLOSED ? "closed" : "crashed"));
        }
    }
}
