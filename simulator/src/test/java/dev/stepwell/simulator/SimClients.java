package dev.stepwell.simulator;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients: they create machines, start, repeat, stop and change, and remember what they were told. */
final class SimClients {
    private static final int TIMES = 60;

    private final World world;
    private final Luck luck;
    private final Cluster cluster;
    private final List<Workload.Definition> machines;
    private final Map<String, Instant> acknowledged = new HashMap<>();
    private final List<String> known = new ArrayList<>();
    private int versions = 1;
    private int starts;
    private int redrives;

    SimClients(World world, Luck luck, Cluster cluster, List<Workload.Definition> machines) {
        this.world = world;
        this.luck = luck;
        this.cluster = cluster;
        this.machines = machines;
    }

    /** Before anything goes wrong. */
    void create(SimNode node) {
        Workload.all().forEach(machine -> create(node, machine));
        node.engine().activities().create(Workload.ACTIVITY, Map.of());
    }

    private static void create(SimNode node, Workload.Definition machine) {
        node.engine()
                .stateMachines()
                .create(new StateMachines.NewStateMachine(
                        machine.name(),
                        machine.text(),
                        "arn:aws:iam::123456789012:role/r",
                        machine.type(),
                        null,
                        null,
                        null,
                        Map.of(),
                        null));
    }

    /** One request of some client. */
    void act() {
        int way = luck.below(100);
        if (way < 72) {
            start(luck.pick(machines));
        } else if (way < 84) {
            runExpress();
        } else if (way < 89) {
            stop();
        } else if (way < 94) {
            redrive();
        } else if (way < 97) {
            change();
        } else {
            doom();
        }
    }

    /** Deletes a machine while executions of it may run; later somebody makes it again. */
    private void doom() {
        SimNode node = cluster.some();
        if (node == null) {
            return;
        }
        try {
            node.engine().stateMachines().delete(Workload.machine(Workload.DOOMED));
            world.count(Fault.MACHINE_DELETED);
        } catch (Refused why) {
            world.findings().require(why.code().equals("ServiceUnavailable"), "a deletion was refused with " + why);
        }
        world.time().in(luck.between(0, 15_000), "made again", this::makeAgain);
    }

    private void makeAgain() {
        SimNode node = cluster.some();
        if (node == null) {
            return;
        }
        try {
            Workload.all().stream()
                    .filter(machine -> machine.name().equals(Workload.DOOMED))
                    .forEach(machine -> create(node, machine));
        } catch (Refused why) {
            world.findings()
                    .require(
                            why.code().equals("ServiceUnavailable")
                                    || why.code().equals("StateMachineDeleting"),
                            "a creation was refused with " + why);
        }
    }

    int starts() {
        return starts;
    }

    private void start(Workload.Definition machine) {
        starts++;
        String input = Workload.input(luck.below(40), luck.below(4));
        boolean named = luck.oneIn(2);
        String name = named ? "e-" + luck.below(6) : null;
        start(machine, name, input);
        if (named && luck.oneIn(3)) {
            world.count(Fault.START_REPEATED);
            world.time().in(luck.between(0, 3_000), "start again", () -> start(machine, name, input));
        }
    }

    private void start(Workload.Definition machine, @Nullable String name, String input) {
        cluster.ask(
                "start of " + machine.name(),
                name == null ? 1 : TIMES,
                requests -> requests.start(machine.arn(), name, Payload.ofText(input)),
                started -> started(machine, name, started),
                why -> refused(machine, name, why));
    }

    private void started(Workload.Definition machine, @Nullable String name, Started started) {
        String arn = started.executionArn();
        if (machine.type() == MachineType.EXPRESS) {
            world.findings().require(world.ledger().hasExpress(arn), arn + " was acknowledged and is not durable");
            return;
        }
        byte[] key = RowKeys.name(RowKeys.partition(arn), arn);
        world.findings()
                .require(
                        world.ledger().wasSwept(arn)
                                || (world.disk().image().get(Table.NAME, key) != null
                                        && world.ledger().named(arn) != null),
                        arn + " was acknowledged and is not durable");
        if (world.ledger().wasSwept(arn)) {
            // the name may be another's by now
            return;
        }
        Instant before = acknowledged.putIfAbsent(arn, started.startDate());
        world.findings()
                .require(
                        before == null || (name != null && before.equals(started.startDate())),
                        arn + " was acknowledged with two start dates");
        if (before == null) {
            known.add(arn);
        }
    }

    private void refused(Workload.Definition machine, @Nullable String name, Refused why) {
        if (machine.name().equals(Workload.DOOMED) && why.code().startsWith("StateMachine")) {
            return;
        }
        boolean isExpected = why.code().equals("ExecutionAlreadyExists") && name != null;
        world.findings().require(isExpected, "a start was refused with " + why);
        String arn = machine.arn().replace(":stateMachine:", ":execution:") + ":" + name;
        world.findings()
                .require(
                        world.ledger().named(arn) != null || world.ledger().wasSwept(arn),
                        arn + " exists already but is not durable");
    }

    private void runExpress() {
        cluster.ask(
                "run",
                1,
                requests -> requests.runExpress(
                        Workload.machine(luck.oneIn(2) ? "quick" : "quickAsk"),
                        null,
                        Payload.ofText(Workload.input(luck.below(40), luck.below(4)))),
                (Outcome outcome) ->
                        world.time().note("ran " + outcome.getClass().getSimpleName()),
                why -> world.findings().add("a synchronous run was refused with " + why));
    }

    private void stop() {
        if (known.isEmpty()) {
            return;
        }
        String arn = luck.pick(known);
        cluster.ask(
                "stop",
                TIMES,
                requests -> requests.stop(arn, "Stopped", null),
                _ -> stopped(arn),
                why -> world.findings().require(isGone(arn, why), "a stop was refused with " + why));
    }

    /** Whether an execution is said not to exist because it was deleted. */
    private boolean isGone(String arn, Refused why) {
        return why.code().equals("ExecutionDoesNotExist") && world.ledger().wasSwept(arn);
    }

    private void stopped(String arn) {
        ExecutionRow row = row(arn);
        world.findings()
                .require(
                        world.ledger().wasSwept(arn)
                                || (row != null
                                        && (row.status() != Status.RUNNING
                                                || row.redrives().count() > 0)),
                        arn + " was said to be stopped and runs");
        if (luck.oneIn(2)) {
            redrive(arn);
        }
    }

    private void redrive() {
        List<String> failed = known.stream().filter(this::isRedrivable).toList();
        if (!known.isEmpty()) {
            redrive(luck.pick(failed.isEmpty() || luck.oneIn(8) ? known : failed));
        }
    }

    private boolean isRedrivable(String arn) {
        ExecutionRow row = row(arn);
        return row != null && row.kept() == ExecutionRow.Kept.STATE;
    }

    private void redrive(String arn) {
        String token = luck.oneIn(4) ? null : "token-" + ++redrives;
        world.count(Fault.REDRIVE);
        cluster.ask(
                "redrive",
                token == null ? 1 : TIMES,
                requests -> requests.redrive(arn, token),
                date -> redriven(arn, date),
                why -> notRedriven(arn, why));
    }

    private void redriven(String arn, Instant date) {
        var key = world.ledger().named(arn);
        Past past = key == null ? null : world.ledger().find(key);
        long found = past == null
                ? 0
                : past.events.stream()
                        .filter(event -> event.type() == EventType.EXECUTION_REDRIVEN
                                && event.timestamp().equals(date))
                        .count();
        world.findings()
                .require(
                        found > 0 || world.ledger().wasSwept(arn),
                        arn + " was said to be redriven at " + date + " and was not");
    }

    private void notRedriven(String arn, Refused why) {
        if (world.ledger().wasSwept(arn)) {
            return;
        }
        ExecutionRow row = row(arn);
        boolean isExpected = switch (why.text()) {
            case "Execution is SUCCEEDED and cannot be redriven" -> row != null && row.status() == Status.SUCCEEDED;
            case "Execution is RUNNING and cannot be redriven" -> true;
            case "Execution redrivable period exceeded" -> world.keepsShortly();
            case "State machine is in DELETING status", "State machine is deleted" ->
                row != null && row.machineArn().equals(Workload.machine(Workload.DOOMED));
            default -> false;
        };
        world.findings()
                .require(
                        why.code().equals("ExecutionNotRedrivable") && isExpected,
                        "a redrive of " + row + " was refused with " + why);
    }

    private @Nullable ExecutionRow row(String arn) {
        var key = world.ledger().named(arn);
        Past past = key == null ? null : world.ledger().find(key);
        return past == null ? null : past.row;
    }

    private void change() {
        SimNode node = cluster.some();
        if (node != null) {
            try {
                node.engine()
                        .stateMachines()
                        .update(new StateMachines.StateMachineUpdate(
                                Workload.machine("chain"), Workload.changed(++versions), null, null, null, null, null));
            } catch (Refused why) {
                world.findings().require(why.code().equals("ServiceUnavailable"), "an update was refused with " + why);
            }
        }
    }

    /** What was acknowledged is there. */
    void check() {
        acknowledged.forEach((arn, startDate) -> {
            if (world.ledger().wasSwept(arn)) {
                return;
            }
            byte[] key = RowKeys.name(RowKeys.partition(arn), arn);
            var execution = world.ledger().named(arn);
            Past past = execution == null ? null : world.ledger().find(execution);
            boolean isThere = world.disk().image().get(Table.NAME, key) != null && past != null && past.row != null;
            world.findings().require(isThere, arn + " was acknowledged and is lost");
            if (past != null && past.row != null) {
                world.findings()
                        .require(
                                past.row.startDate().equals(startDate),
                                arn + " was acknowledged with another start date");
            }
        });
    }
}
