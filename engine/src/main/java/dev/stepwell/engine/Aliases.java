package dev.stepwell.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The aliases of state machines: names that lead new executions to one or two versions by weight. Every method answers
 * with what is durable and throws {@link Refused}. Thread-safe.
 */
public interface Aliases {
    /**
     * Creates it for the machine of the first route; the same again gives the first answer.
     *
     * @param routes at least one, to distinct versions, with weights that make a hundred
     */
    Alias create(String name, @Nullable String description, List<Route> routes);

    /** Changes what is not null; answers when. */
    Instant update(String aliasArn, @Nullable String description, @Nullable List<Route> routes);

    Alias describe(String aliasArn);

    /** A missing one is fine. */
    void delete(String aliasArn);

    /**
     * In the order of their creation.
     *
     * @param arn of a machine, or of a version that the aliases must lead to
     */
    Page<Alias> list(String arn, int limit, byte @Nullable [] from);

    /** @param updateDate that of the creation until it is changed */
    record Alias(
            String arn,
            String name,
            @Nullable String description,
            Instant creationDate,
            Instant updateDate,
            List<Route> routes) {
        public Alias {
            routes = List.copyOf(routes);
        }
    }

    /** @param weight percent */
    record Route(String versionArn, int weight) {}
}
