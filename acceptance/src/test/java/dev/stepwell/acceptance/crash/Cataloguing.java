package dev.stepwell.acceptance.crash;

import dev.stepwell.acceptance.Clients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

/** Makes, changes and deletes state machines, and looks whether they are as it was told. */
final class Cataloguing extends Driver {
    private static final String ABSENT = "";
    private static final int MACHINES_MAX = 400;

    /** A machine, and the definitions that it may have after all that was said. */
    private static final class Machine {
        private final String name;
        private int versions;
        private final Set<String> possible = new HashSet<>(Set.of(ABSENT));

        Machine(String name) {
            this.name = name;
        }

        String arn() {
            return "arn:aws:states:us-east-1:123456789012:stateMachine:" + name;
        }

        void is(String definition) {
            possible.clear();
            possible.add(definition);
        }
    }

    private final Journal journal;
    private final List<Machine> machines = new ArrayList<>();

    Cataloguing(Journal journal, Target target, long seed) {
        super(target, seed, 20, 30);
        this.journal = journal;
    }

    int size() {
        return machines.size();
    }

    /** Looks at every machine once more. */
    void checkAll(SfnClient client) {
        machines.forEach(machine -> look(client, machine));
    }

    @Override
    void step(SfnClient client) {
        if (journal.isClosing()) {
            settle();
            return;
        }
        if (machines.isEmpty() || (random.nextInt(3) == 0 && machines.size() < MACHINES_MAX)) {
            Machine machine = new Machine("made-" + machines.size());
            machines.add(machine);
            create(client, machine);
            return;
        }
        Machine machine = machines.get(random.nextInt(machines.size()));
        switch (random.nextInt(4)) {
            case 0, 1 -> update(client, machine);
            case 2 -> delete(client, machine);
            default -> look(client, machine);
        }
    }

    private void create(SfnClient client, Machine machine) {
        String definition = definition(machine);
        change(
                "CreateStateMachine",
                machine,
                definition,
                () -> client.createStateMachine(request ->
                        request.name(machine.name).definition(definition).roleArn(Clients.ROLE)));
    }

    private void update(SfnClient client, Machine machine) {
        String definition = definition(machine);
        change(
                "UpdateStateMachine",
                machine,
                definition,
                () -> client.updateStateMachine(
                        request -> request.stateMachineArn(machine.arn()).definition(definition)));
    }

    private void delete(SfnClient client, Machine machine) {
        change(
                "DeleteStateMachine",
                machine,
                ABSENT,
                () -> client.deleteStateMachine(request -> request.stateMachineArn(machine.arn())));
    }

    private <T> void change(String operation, Machine machine, String definition, Supplier<T> request) {
        switch (journal.count(operation, Told.by(request))) {
            case Told.Done<T> _ -> {
                if (operation.equals("UpdateStateMachine") && machine.possible.equals(Set.of(ABSENT))) {
                    journal.violation(machine.name + " was changed though it was deleted");
                }
                machine.is(definition);
            }
            case Told.Refused<T>(var reason) -> {
                if (!machine.possible.contains(ABSENT)) {
                    journal.violation(operation + " of " + machine.name + " was refused: " + reason.getMessage());
                }
                machine.is(ABSENT);
            }
            case Told.Nothing<T> _ -> {
                // what was deleted for certain cannot be changed
                if (operation.equals("CreateStateMachine") || !machine.possible.equals(Set.of(ABSENT))) {
                    machine.possible.add(definition);
                }
            }
        }
    }

    private void look(SfnClient client, Machine machine) {
        Told<DescribeStateMachineResponse> told =
                Told.by(() -> client.describeStateMachine(request -> request.stateMachineArn(machine.arn())));
        if (told instanceof Told.Nothing) {
            return;
        }
        String found = told instanceof Told.Done<DescribeStateMachineResponse>(var answer)
                        && answer.status() == StateMachineStatus.ACTIVE
                ? answer.definition()
                : ABSENT;
        if (!machine.possible.contains(found)) {
            journal.violation(machine.name + " may be one of " + machine.possible + " but is " + found);
        }
        machine.is(found);
    }

    private static String definition(Machine machine) {
        return "{\"Comment\":\"version " + ++machine.versions
                + "\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    }
}
