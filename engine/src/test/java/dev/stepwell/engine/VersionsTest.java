package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Aliases.Route;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.StateMachines.NewStateMachine;
import dev.stepwell.engine.StateMachines.Publication;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.StateMachines.StateMachineUpdate;
import dev.stepwell.engine.Versions.Version;
import dev.stepwell.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions, and executions that are started through them. */
final class VersionsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private Versions versions() {
        return world.engine.versions();
    }

    private String publish(String machine) {
        return versions().publish(machine, null, null).arn();
    }

    private StateMachine create(@Nullable Publication publication) {
        return world.engine
                .stateMachines()
                .create(new NewStateMachine(
                        "m", Definitions.PASS, ROLE, MachineType.STANDARD, null, null, null, Map.of(), publication));
    }

    private StateMachine update(String arn, String definition, @Nullable Publication publication) {
        return world.engine
                .stateMachines()
                .update(new StateMachineUpdate(arn, definition, null, null, null, null, publication));
    }

    private List<String> listed(String machine) {
        return versions().list(machine, 10, null).items().stream()
                .map(Version::arn)
                .toList();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void aRevisionHasOneVersionAndNumbersAreNotUsedAgain() {
        String machine = world.machine("m", Definitions.PASS);

        assertThat(publish(machine)).isEqualTo(machine + ":1").isEqualTo(publish(machine));
        update(machine, Definitions.WAIT, null);
        assertThat(publish(machine)).isEqualTo(machine + ":2");
        versions().delete(machine + ":2");
        versions().delete(machine + ":2");
        world.restart();
        assertThat(publish(machine)).isEqualTo(machine + ":3");

        assertThat(listed(machine)).containsExactly(machine + ":3", machine + ":1");
        var first = versions().list(machine, 1, null);
        assertThat(versions().list(machine, 1, first.next()).items())
                .extracting(Version::arn)
                .containsExactly(machine + ":1");
        assertThat(versions().list(machine + "x", 10, null).items()).isEmpty();
    }

    @Test
    void publishesOnlyTheRevisionThatWasMeant() {
        String machine = world.machine("m", Definitions.PASS);

        versions().publish(machine, "INITIAL", "first");
        String revision = update(machine, Definitions.WAIT, null).revisionId();

        assertThatThrownBy(() -> versions().publish(machine, "INITIAL", null))
                .hasMessage(
                        "Failed to publish the State Machine version for revision INITIAL. The current State Machine"
                                + " revision is " + revision + ".");
        assertThat(versions().publish(machine, revision, null).arn()).isEqualTo(machine + ":2");
        refused("StateMachineDoesNotExist", () -> publish(machine + "x"));
    }

    @Test
    void creatingAndUpdatingPublishInTheSameWrite() {
        StateMachine created = create(new Publication("one"));
        assertThat(Objects.requireNonNull(created.version()).arn()).isEqualTo(created.arn() + ":1");
        assertThat(create(new Publication("one")).version()).isEqualTo(created.version());
        refused("StateMachineAlreadyExists", () -> create(null));
        refused("StateMachineAlreadyExists", () -> create(new Publication("two")));

        StateMachine same = update(created.arn(), Definitions.PASS, new Publication(null));
        StateMachine changed = update(created.arn(), Definitions.WAIT, new Publication("two"));
        assertThat(same.version()).isEqualTo(created.version());
        assertThat(same.revisionId()).isNull();
        assertThat(Objects.requireNonNull(changed.version()).arn()).isEqualTo(created.arn() + ":2");
    }

    @Test
    void aVersionStaysAsItWas() {
        String machine = create(new Publication("one")).arn();
        world.ticker.advance(Duration.ofMinutes(1));
        update(machine, Definitions.WAIT, null);
        world.restart();

        StateMachine version = world.engine.stateMachines().describe(machine + ":1");

        assertThat(version.definition()).isEqualTo(Definitions.PASS);
        assertThat(Objects.requireNonNull(version.version()).description()).isEqualTo("one");
        String execution = world.start(machine + ":1", "e", "{}");
        assertThat(world.end(execution).summary().versionArn()).isEqualTo(machine + ":1");
        assertThat(world.engine.executions().stateMachineFor(execution).definition())
                .isEqualTo(Definitions.PASS);
        refused("StateMachineDoesNotExist", () -> world.start(machine + ":2", null, "{}"));
        refused("StateMachineDoesNotExist", () -> world.start(machine + ":01", null, "{}"));
        refused("StateMachineDoesNotExist", () -> world.start(machine + ":99999999999", null, "{}"));
        refused("StateMachineDoesNotExist", () -> world.engine.stateMachines().describe(machine + ":live"));
    }

    @Test
    void anExecutionOutlivesItsVersionAndIsListedByIt() {
        String machine = world.machine("m", Definitions.WAIT);
        String version = publish(machine);
        String plain = world.start(machine, "plain", "{}");
        String execution = world.start(version, "e", "{}");

        assertThat(summaries(version, Status.RUNNING)).containsExactly(execution);
        assertThat(summaries(machine, null)).containsExactlyInAnyOrder(plain, execution);
        world.crash(1);
        world.wind(
                Duration.ofSeconds(5), () -> world.describe(execution).summary().status() != Status.RUNNING);
        assertThat(summaries(version, Status.RUNNING)).isEmpty();
        assertThat(summaries(version, Status.SUCCEEDED)).containsExactly(execution);
        versions().delete(version);

        assertThat(world.describe(execution).summary().versionArn()).isEqualTo(version);
        assertThat(world.describe(plain).summary().versionArn()).isNull();
        refused("StateMachineDoesNotExist", () -> summaries(version, null));
    }

    private List<String> summaries(String arn, @Nullable Status status) {
        return world.engine.executions().list(arn, status, 10, null).items().stream()
                .map(Summary::executionArn)
                .toList();
    }

    @Test
    void whatIsForgottenLeavesNoIndex() {
        String machine = world.machine("m", Definitions.PASS);
        world.engine.aliases().create("live", null, List.of(new Route(publish(machine), 100)));
        world.end(world.start(machine + ":live", "e", "{}"));

        world.wind(
                Duration.ofDays(10),
                () -> world.engine.metrics().executionsDeleted.sum() == 1);

        assertThat(world.store.scan(Table.LISTING, new byte[0], null, 10)).isEmpty();
    }

    @Test
    void publishingAtTheSameTimeGivesOneVersion() {
        String machine = world.machine("m", Definitions.PASS);
        List<CompletableFuture<String>> answers = new ArrayList<>();

        for (int i = 0; i < 20; i++) {
            answers.add(World.async(() -> publish(machine)));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(World.get(answer)).isEqualTo(machine + ":1"));
        assertThat(listed(machine)).containsExactly(machine + ":1");
    }

    @Test
    void aMachineHasAThousandVersionsAtATime() {
        String machine = world.machine("m", Definitions.PASS);
        for (int i = 0; i < 1_000; i++) {
            update(machine, i % 2 == 0 ? Definitions.WAIT : Definitions.PASS, new Publication(null));
        }
        update(machine, Definitions.WAIT, null);

        refused("ServiceQuotaExceededException", () -> publish(machine));
        refused("ServiceQuotaExceededException", () -> update(machine, Definitions.PASS, new Publication(null)));
        assertThat(world.engine.stateMachines().describe(machine).definition()).isEqualTo(Definitions.WAIT);
        versions().delete(machine + ":7");
        assertThat(publish(machine)).isEqualTo(machine + ":1001");
    }

    @Test
    void publishingIsWholeOrNotAtAllAfterACrash() {
        for (int seed = 0; seed < 20; seed++) {
            String machine = world.machine("m" + seed, Definitions.PASS);
            world.store.hold();
            CompletableFuture<String> publishing = World.async(() -> publish(machine));
            World.until(() -> world.store.held() > 0);
            world.crash(seed);
            publishing.cancel(true);

            int before = listed(machine).size();
            assertThat(before).isBetween(0, 1);
            assertThat(publish(machine)).isEqualTo(machine + ":1");
            assertThat(listed(machine)).containsExactly(machine + ":1");
        }
    }

    @Test
    void deletingTheMachineTakesVersionsAndAliasesWithIt() {
        String machine = world.machine("m", Definitions.WAIT);
        String version = publish(machine);
        world.engine.aliases().create("live", null, List.of(new Route(version, 100)));
        world.start(machine + ":live", "e", "{}");

        world.engine.stateMachines().delete(machine);

        refused("StateMachineDeleting", () -> world.start(version, null, "{}"));
        refused("StateMachineDeleting", () -> publish(machine));
        refused("StateMachineDeleting", () -> world.engine.aliases().list(machine, 10, null));
        assertThat(listed(machine)).isEmpty();
        world.wind(
                Duration.ofSeconds(5),
                () -> world.engine.stateMachines().list(10, null).items().isEmpty());
        assertThat(world.machine("m", Definitions.PASS)).isEqualTo(machine);
        assertThat(listed(machine)).isEmpty();
        refused("ResourceNotFound", () -> world.engine.aliases().describe(machine + ":live"));
    }
}
