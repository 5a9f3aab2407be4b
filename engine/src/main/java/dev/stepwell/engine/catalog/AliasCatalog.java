package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.row.AliasRow;
import dev.stepwell.engine.row.MachineArn;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.VersionRow;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The aliases of state machines. Thread-safe: changes are serialised by the lock of the rows. */
public final class AliasCatalog implements Aliases {
    private final MachineRows rows;
    private final int max;
    private final Ticker ticker;

    AliasCatalog(MachineRows rows, int max, Ticker ticker) {
        this.rows = rows;
        this.max = max;
        this.ticker = ticker;
    }

    /** An alias and the machine it belongs to. */
    private record Found(MachineRow machine, AliasRow alias) {}

    @Override
    public Alias create(String name, @Nullable String description, List<Route> routes) {
        String machineArn = MachineArn.of(routes.getFirst().versionArn()).machine();
        rows.changes.lock();
        try {
            MachineRow machine = rows.active(machineArn);
            List<AliasRow.Route> wanted = routes(machine, routes);
            AliasRow existing = rows.alias(machine.id(), name);
            if (existing != null) {
                if (!existing.routes().equals(wanted) || !Objects.equals(existing.description(), description)) {
                    throw Refusals.aliasExists();
                }
                return answer(machineArn, existing);
            }
            if (rows.aliases(machine.id()).size() >= max) {
                throw Refusals.aliasLimit(max);
            }
            Instant now = ticker.now();
            MachineRow next = machine.with(machine.published().withAlias());
            AliasRow row = new AliasRow(name, next.published().lastAlias(), description, now, now, wanted);
            rows.commit(new Batch()
                    .put(Table.CATALOG, RowKeys.machine(machineArn), next.encode())
                    .put(Table.CATALOG, RowKeys.alias(machine.id(), name), row.encode()));
            return answer(machineArn, row);
        } finally {
            rows.changes.unlock();
        }
    }

    /** @throws dev.stepwell.engine.Refused when one leads to another machine, or to a version that does not exist */
    private List<AliasRow.Route> routes(MachineRow machine, List<Route> wanted) {
        return wanted.stream()
                .map(route -> {
                    MachineArn arn = MachineArn.of(route.versionArn());
                    if (!arn.machine().equals(machine.arn())) {
                        throw Refusals.routesOfOthers(
                                wanted.stream().map(Route::versionArn).toList());
                    }
                    VersionRow version = rows.version(machine.id(), arn.version());
                    if (version == null) {
                        throw Refusals.noSuchResource(route.versionArn());
                    }
                    return new AliasRow.Route(version.number(), version.revision(), route.weight());
                })
                .toList();
    }

    @Override
    public Instant update(String aliasArn, @Nullable String description, @Nullable List<Route> routes) {
        rows.changes.lock();
        try {
            Found found = find(aliasArn);
            AliasRow old = found.alias();
            if (found.machine().deleting()) {
                throw Refusals.machineDeleting(found.machine().arn());
            }
            Instant now = ticker.now();
            AliasRow row = new AliasRow(
                    old.name(),
                    old.serial(),
                    description == null ? old.description() : description,
                    old.creationDate(),
                    now,
                    routes == null ? old.routes() : routes(found.machine(), routes));
            rows.commit(
                    new Batch().put(Table.CATALOG, RowKeys.alias(found.machine().id(), row.name()), row.encode()));
            return now;
        } finally {
            rows.changes.unlock();
        }
    }

    @Override
    public Alias describe(String aliasArn) {
        Found found = find(aliasArn);
        return answer(found.machine().arn(), found.alias());
    }

    private Found find(String aliasArn) {
        MachineArn parts = MachineArn.of(aliasArn);
        String name = parts.qualifier();
        MachineRow machine = rows.machine(parts.machine());
        AliasRow alias = machine == null || name == null ? null : rows.alias(machine.id(), name);
        if (machine == null || alias == null) {
            throw Refusals.noSuchResource(aliasArn);
        }
        return new Found(machine, alias);
    }

    @Override
    public void delete(String aliasArn) {
        MachineArn parts = MachineArn.of(aliasArn);
        String name = parts.qualifier();
        rows.changes.lock();
        try {
            MachineRow machine = rows.machine(parts.machine());
            if (machine != null && name != null && rows.alias(machine.id(), name) != null) {
                rows.commit(new Batch().delete(Table.CATALOG, RowKeys.alias(machine.id(), name)));
            }
        } finally {
            rows.changes.unlock();
        }
    }

    @Override
    public Page<Alias> list(String arn, int limit, byte @Nullable [] from) {
        MachineArn parts = MachineArn.of(arn);
        MachineRow machine = rows.active(parts.machine());
        boolean all = parts.qualifier() == null;
        int version = parts.version();
        if (!all && rows.version(machine.id(), version) == null) {
            throw Refusals.noSuchResource(arn);
        }
        int first = from == null ? 0 : serial(from);
        List<AliasRow> found = rows.aliases(machine.id()).stream()
                .filter(alias -> alias.serial() >= first && (all || alias.leadsTo(version)))
                .limit(limit + 1L)
                .toList();
        List<Alias> page = found.stream()
                .limit(limit)
                .map(alias -> answer(machine.arn(), alias))
                .toList();
        return new Page<>(page, found.size() > limit ? token(found.get(limit)) : null);
    }

    private static byte[] token(AliasRow next) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(next.serial()).array();
    }

    private static int serial(byte[] token) {
        if (token.length != Integer.BYTES) {
            throw Refusals.invalidToken();
        }
        return ByteBuffer.wrap(token).getInt();
    }

    private static Alias answer(String machineArn, AliasRow row) {
        List<Route> routes = row.routes().stream()
                .map(route -> new Route(machineArn + ':' + route.version(), route.weight()))
                .toList();
        return new Alias(
                machineArn + ':' + row.name(),
                row.name(),
                row.description(),
                row.creationDate(),
                row.updateDate(),
                routes);
    }
}
