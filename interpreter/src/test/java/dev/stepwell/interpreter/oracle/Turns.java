package dev.stepwell.interpreter.oracle;

import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Lets strands run in turn, exactly one at a time; the world waits until all of them block. */
final class Turns {
    private final ArrayDeque<Strand> line = new ArrayDeque<>();
    private final Semaphore idle = new Semaphore(0);
    private @Nullable Throwable crash;
    private boolean stopped;

    /** Thrown in a strand that is not wanted any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Puts a new strand at the end of the line. */
    void begin(Strand strand, Runnable body) {
        strand.thread = Thread.ofVirtual().unstarted(() -> live(strand, body));
        line.addLast(strand);
    }

    private void live(Strand strand, Runnable body) {
        try {
            body.run();
        } catch (Killed expected) {
            return;
        } catch (RuntimeException | Error bug) {
            crash = bug;
        }
        strand.thread = null;
        idle.release();
    }

    /** Nobody gets another turn. */
    void stop() {
        stopped = true;
    }

    /** Gives turns until every strand blocks. */
    void run() {
        Strand next = line.poll();
        while (next != null && !stopped) {
            Thread thread = next.thread;
            if (thread != null && thread.getState() == Thread.State.NEW) {
                thread.start();
            } else {
                next.go.release();
            }
            idle.acquireUninterruptibly();
            Throwable bug = crash;
            if (bug != null) {
                throw new AssertionError("the oracle itself failed", bug);
            }
            next = line.poll();
        }
    }

    /** Lets everybody else in the line go first. */
    void next(Strand strand) {
        if (!line.isEmpty()) {
            line.addLast(strand);
            block(strand);
        }
    }

    /** Waits until somebody wakes the strand. */
    void block(Strand strand) {
        idle.release();
        strand.go.acquireUninterruptibly();
        if (strand.dead) {
            throw new Killed();
        }
    }

    void wake(Strand strand) {
        line.addLast(strand);
    }

    /** Lets the strand go on as soon as the one that runs ends or blocks, before all others. */
    void wakeNow(Strand strand) {
        line.addFirst(strand);
    }

    /** Ends a strand that is blocked or stands in the line. */
    void kill(Strand strand) {
        strand.dead = true;
        line.remove(strand);
        Thread thread = strand.thread;
        if (thread != null && thread.getState() != Thread.State.NEW && thread != Thread.currentThread()) {
            strand.go.release();
        }
    }
}
