package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Aliases.Alias;
import dev.stepwell.engine.Aliases.Route;
import dev.stepwell.engine.StateMachines.StateMachineUpdate;
import dev.stepwell.interpreter.EventDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Aliases, and executions that are started through them. */
final class AliasesTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private Aliases aliases() {
        return world.engine.aliases();
    }

    /** A machine with two versions: the second changes the role. */
    private String machine(MachineType type) {
        String machine = world.machine("m", Definitions.PASS, type);
        world.engine.versions().publish(machine, null, null);
        world.engine
                .stateMachines()
                .update(new StateMachineUpdate(
                        machine,
                        null,
                        "arn:aws:iam::123456789012:role/other",
                        null,
                        null,
                        null,
                        new StateMachines.Publication(null)));
        return machine;
    }

    private static List<Route> routes(String machine, int first, int second) {
        return List.of(new Route(machine + ":1", first), new Route(machine + ":2", second));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void theSameAliasAgainIsTheSameAndAnyOtherAConflict() {
        String machine = machine(MachineType.STANDARD);
        List<Route> routes = routes(machine, 90, 10);

        Alias alias = aliases().create("live", "d", routes);
        world.ticker.advance(Duration.ofMinutes(1));

        assertThat(aliases().create("live", "d", routes)).isEqualTo(alias);
        refused("ConflictException", () -> aliases().create("live", "other", routes));
        refused("ConflictException", () -> aliases().create("live", "d", routes(machine, 10, 90)));
        world.restart();
        assertThat(aliases().describe(machine + ":live")).isEqualTo(alias);
    }

    @Test
    void anUpdateChangesWhatItNames() {
        String machine = machine(MachineType.STANDARD);
        Alias alias = aliases().create("live", "d", routes(machine, 90, 10));
        world.ticker.advance(Duration.ofMinutes(1));

        aliases().update(alias.arn(), "new", null);
        aliases().update(alias.arn(), null, List.of(new Route(machine + ":2", 100)));

        Alias changed = aliases().describe(alias.arn());
        assertThat(changed.description()).isEqualTo("new");
        assertThat(changed.routes()).containsExactly(new Route(machine + ":2", 100));
        assertThat(changed.creationDate()).isEqualTo(alias.creationDate());
        assertThat(changed.updateDate()).isAfter(alias.updateDate());
        refused("ResourceNotFound", () -> aliases().update(machine + ":none", "d", null));
    }

    @Test
    void routesLeadToExistingVersionsOfOneMachine() {
        String machine = machine(MachineType.STANDARD);
        String other = world.machine("other", Definitions.PASS);
        String foreign = world.engine.versions().publish(other, null, null).arn();

        refused("ResourceNotFound", () -> aliases().create("a", null, List.of(new Route(machine + ":3", 100))));
        refused(
                "ValidationException",
                () -> aliases().create("a", null, List.of(new Route(machine + ":1", 50), new Route(foreign, 50))));
        refused(
                "StateMachineDoesNotExist",
                () -> aliases().create("a", null, List.of(new Route(machine + "x:1", 100))));
    }

    @Test
    void aVersionThatAnAliasLeadsToCannotBeDeleted() {
        String machine = machine(MachineType.STANDARD);
        aliases().create("b", null, routes(machine, 50, 50));
        aliases().create("a", null, List.of(new Route(machine + ":1", 100)));

        assertThatThrownBy(() -> world.engine.versions().delete(machine + ":1"))
                .hasMessage("Version to be deleted must not be referenced by an alias. Current list of aliases"
                        + " referencing this version: [b, a]");
        aliases().delete(machine + ":a");
        aliases().delete(machine + ":a");
        aliases().update(machine + ":b", null, List.of(new Route(machine + ":2", 100)));
        world.engine.versions().delete(machine + ":1");

        assertThat(world.engine.versions().list(machine, 10, null).items()).hasSize(1);
    }

    @Test
    void anAliasNeverLeadsToADeletedVersion() {
        for (int i = 0; i < 30; i++) {
            String machine = world.machine("m" + i, Definitions.PASS);
            String version =
                    world.engine.versions().publish(machine, null, null).arn();

            var creating =
                    World.async(() -> attempt(() -> aliases().create("live", null, List.of(new Route(version, 100)))));
            var deleting =
                    World.async(() -> attempt(() -> world.engine.versions().delete(version)));

            assertThat(World.get(creating) ^ World.get(deleting)).isTrue();
            assertThat(aliases().list(machine, 10, null).items().size())
                    .isEqualTo(world.engine
                            .versions()
                            .list(machine, 10, null)
                            .items()
                            .size());
        }
    }

    private static boolean attempt(Runnable change) {
        try {
            change.run();
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    @Test
    void listsInTheOrderOfCreationByMachineOrVersion() {
        String machine = machine(MachineType.STANDARD);
        aliases().create("c", null, routes(machine, 50, 50));
        aliases().create("a", null, List.of(new Route(machine + ":1", 100)));
        aliases().create("b", null, List.of(new Route(machine + ":2", 100)));

        var first = aliases().list(machine, 2, null);
        var second = aliases().list(machine, 2, first.next());

        assertThat(first.items()).extracting(Alias::name).containsExactly("c", "a");
        assertThat(second.items()).extracting(Alias::name).containsExactly("b");
        assertThat(second.next()).isNull();
        assertThat(aliases().list(machine + ":2", 10, null).items())
                .extracting(Alias::name)
                .containsExactly("c", "b");
        refused("ResourceNotFound", () -> aliases().list(machine + ":3", 10, null));
        refused("ResourceNotFound", () -> aliases().list(machine + ":0", 10, null));
        refused("StateMachineDoesNotExist", () -> aliases().list(machine + "x", 10, null));
    }

    @Test
    void aMachineHasAHundredAliasesAtATime() {
        String machine = machine(MachineType.STANDARD);
        for (int i = 0; i < 100; i++) {
            aliases().create("a" + i, null, routes(machine, 50, 50));
        }

        refused("ServiceQuotaExceededException", () -> aliases().create("more", null, routes(machine, 50, 50)));
        assertThat(aliases().create("a7", null, routes(machine, 50, 50)).name()).isEqualTo("a7");
        aliases().delete(machine + ":a7");
        aliases().create("more", null, routes(machine, 50, 50));

        assertThat(aliases().list(machine, 1_000, null).items()).hasSize(100);
    }

    @Test
    void startsGoToVersionsByWeight() {
        String machine = machine(MachineType.STANDARD);
        aliases().create("live", null, routes(machine, 75, 25));

        Map<String, Long> byVersion = IntStream.range(0, 400)
                .mapToObj(i -> world.start(machine + ":live", "e" + i, "{}"))
                .collect(Collectors.groupingBy(
                        execution -> Objects.requireNonNull(
                                world.describe(execution).summary().versionArn()),
                        Collectors.counting()));

        assertThat(byVersion.get(machine + ":1")).isBetween(260L, 340L);
        assertThat(byVersion.get(machine + ":2")).isBetween(60L, 140L);
        assertThat(world.engine
                        .executions()
                        .list(machine + ":live", null, 1_000, null)
                        .items())
                .hasSize(400)
                .allSatisfy(each -> assertThat(each.aliasArn()).isEqualTo(machine + ":live"));
        assertThat(world.engine
                        .executions()
                        .list(machine + ":2", null, 1_000, null)
                        .items())
                .hasSize(Math.toIntExact(byVersion.getOrDefault(machine + ":2", 0L)));
    }

    @Test
    void aRouteOfNoWeightIsNeverTaken() {
        String machine = machine(MachineType.STANDARD);
        aliases().create("live", null, routes(machine, 0, 100));

        for (int i = 0; i < 50; i++) {
            String execution = world.start(machine + ":live", "e" + i, "{}");
            assertThat(world.describe(execution).summary().versionArn()).isEqualTo(machine + ":2");
        }
    }

    @Test
    void theFirstEventTellsHowTheExecutionWasStarted() {
        String machine = machine(MachineType.STANDARD);
        aliases().create("live", null, List.of(new Route(machine + ":1", 100)));

        String execution = world.start(machine + ":live", "e", "{}");

        assertThat(world.history(execution).getFirst().details())
                .isInstanceOfSatisfying(EventDetails.ExecutionStarted.class, started -> {
                    assertThat(started.stateMachineAliasArn()).isEqualTo(machine + ":live");
                    assertThat(started.stateMachineVersionArn()).isEqualTo(machine + ":1");
                    assertThat(started.roleArn()).endsWith("role/r");
                });
    }

    @Test
    void theSameNameThroughAnAliasStartsOnce() {
        String machine = world.machine("m", Definitions.WAIT);
        world.engine.versions().publish(machine, null, null);
        aliases().create("live", null, List.of(new Route(machine + ":1", 100)));

        String execution = world.start(machine + ":live", "e", "{}");

        assertThat(world.start(machine + ":live", "e", "{}")).isEqualTo(execution);
        assertThat(world.start(machine, "e", "{}")).isEqualTo(execution);
        refused("ExecutionAlreadyExists", () -> world.start(machine + ":live", "e", "{\"a\":1}"));
    }

    @Test
    void tasksStartExecutionsThroughAliases() {
        String machine = machine(MachineType.STANDARD);
        aliases().create("live", null, List.of(new Route(machine + ":1", 100)));
        String parent =
                world.start(world.machine("parent", Definitions.nested(".sync", machine + ":live")), "p", "{\"x\":1}");

        var result = Json.read(String.valueOf(world.end(parent).output()));

        assertThat(result.path("StateMachineArn").asString()).isEqualTo(machine);
        assertThat(result.path("StateMachineVersionArn").asString()).isEqualTo(machine + ":1");
        assertThat(result.path("StateMachineAliasArn").asString()).isEqualTo(machine + ":live");
        assertThat(result.path("ExecutionArn").asString()).contains(":execution:m:");
    }

    @Test
    void expressExecutionsGoThroughAliasesToo() {
        String machine = machine(MachineType.EXPRESS);
        aliases().create("live", null, List.of(new Route(machine + ":2", 100)));

        var ended = world.engine.executions().runExpress(machine + ":live", null, Payload.EMPTY_OBJECT);

        assertThat(ended.description().summary().versionArn()).isEqualTo(machine + ":2");
        assertThat(ended.description().summary().stateMachineArn()).isEqualTo(machine);
        assertThat(world.start(machine + ":live", "a", "{}")).contains(":express:m:a:");
    }
}
