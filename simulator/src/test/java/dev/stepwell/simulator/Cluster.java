package dev.stepwell.simulator;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Reply;
import dev.stepwell.engine.Requests;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The nodes, as those outside see them: one to talk to, or none at the moment. */
final class Cluster {
    private static final int AGAIN_MILLIS = 700;
    private static final int PATIENCE_MILLIS = 5_000;

    private final World world;
    private final Luck luck;
    private @Nullable SimNode owner;
    private @Nullable SimNode zombie;

    Cluster(World world, Luck luck) {
        this.world = world;
        this.luck = luck;
    }

    /** The node that owns the disk, or null while there is none. */
    @Nullable
    SimNode owner() {
        return owner;
    }

    /** A node that was taken over and does not know, or null. */
    @Nullable
    SimNode zombie() {
        return zombie;
    }

    List<SimNode> alive() {
        return java.util.stream.Stream.of(owner, zombie)
                .filter(java.util.Objects::nonNull)
                .filter(SimNode::isAlive)
                .toList();
    }

    void began(SimNode node) {
        owner = node;
    }

    /** A new node takes over; the old one goes on. */
    void takenOver(SimNode by) {
        zombie = owner;
        owner = by;
    }

    void died(SimNode node) {
        if (node.equals(owner)) {
            owner = null;
        } else if (node.equals(zombie)) {
            zombie = null;
        }
    }

    @Nullable
    SimNode some() {
        List<SimNode> alive = alive();
        return alive.isEmpty() ? null : luck.pick(alive);
    }

    /** A request, made again when it is not answered or cannot be taken now, so many times at most. */
    <T> void ask(
            String what,
            int times,
            Function<Requests, Reply<T>> request,
            Consumer<T> given,
            Consumer<Refused> refused) {
        if (times <= 0) {
            return;
        }
        Runnable again = () -> ask(what, times - 1, request, given, refused);
        SimNode node = some();
        if (node == null) {
            world.time().in(AGAIN_MILLIS, what, again);
            return;
        }
        boolean[] done = {false};
        Consumer<Refused> not = why -> {
            boolean first = !done[0];
            done[0] = true;
            if (!isTemporary(why)) {
                refused.accept(why);
            } else if (first) {
                world.time().in(AGAIN_MILLIS, what, again);
            }
        };
        try {
            request.apply(node.engine().requests())
                    .then(
                            value -> {
                                done[0] = true;
                                given.accept(value);
                            },
                            not);
        } catch (Refused why) {
            not.accept(why);
        }
        world.time().in(PATIENCE_MILLIS, "patience of " + what, () -> {
            if (!done[0]) {
                done[0] = true;
                again.run();
            }
        });
    }

    private static boolean isTemporary(Refused why) {
        return switch (why.code()) {
            case "ServiceUnavailable", "ThrottlingException" -> true;
            default -> false;
        };
    }
}
