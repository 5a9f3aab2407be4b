package dev.stepwell.engine.row;

import dev.stepwell.engine.record.AliasRecord;
import dev.stepwell.engine.record.RouteRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alias of a state machine. Immutable.
 *
 * @param serial its place among the aliases of the machine, by creation
 */
public record AliasRow(
        String name,
        int serial,
        @Nullable String description,
        Instant creationDate,
        Instant updateDate,
        List<Route> routes) {
    /**
     * A version that executions go to.
     *
     * @param revision what the version stands for
     * @param weight percent; the weights of an alias make a hundred
     */
    public record Route(int version, int revision, int weight) {}

    public AliasRow {
        routes = List.copyOf(routes);
    }

    /**
     * The route of one execution.
     *
     * @param dice any number, each as likely as any other
     */
    public Route route(long dice) {
        int left = (int) Math.floorMod(dice, 100L);
        for (Route route : routes) {
            left -= route.weight();
            if (left < 0) {
                return route;
            }
        }
        return routes.getLast();
    }

    public boolean leadsTo(int version) {
        return routes.stream().anyMatch(route -> route.version() == version);
    }

    public byte[] encode() {
        AliasRecord.Builder record = AliasRecord.newBuilder()
                .setName(name)
                .setSerial(serial)
                .setCreationMillis(creationDate.toEpochMilli())
                .setUpdateMillis(updateDate.toEpochMilli());
        if (description != null) {
            record.setDescription(description);
        }
        for (Route route : routes) {
            record.addRoutes(RouteRecord.newBuilder()
                    .setVersion(route.version())
                    .setRevision(route.revision())
                    .setWeight(route.weight()));
        }
        return Stamp.MACHINE_ALIAS.write(record.build());
    }

    public static AliasRow decode(byte[] bytes) {
        AliasRecord record = Stamp.MACHINE_ALIAS.read(bytes, AliasRecord.parser());
        return new AliasRow(
                record.getName(),
                record.getSerial(),
                record.hasDescription() ? record.getDescription() : null,
                Instant.ofEpochMilli(record.getCreationMillis()),
                Instant.ofEpochMilli(record.getUpdateMillis()),
                record.getRoutesList().stream()
                        .map(route -> new Route(route.getVersion(), route.getRevision(), route.getWeight()))
                        .toList());
    }
}
