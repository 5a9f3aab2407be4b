package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.StateMachines.StateMachineUpdate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** State machines. */
final class CatalogTest {
    private static final String OTHER_ROLE = "arn:aws:iam::123456789012:role/other";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private StateMachine update(
            String arn,
            @org.jspecify.annotations.Nullable String definition,
            @org.jspecify.annotations.Nullable String role) {
        return world.engine
                .stateMachines()
                .update(new StateMachineUpdate(arn, definition, role, null, null, null, null));
    }

    @Test
    void creatingItAgainGivesTheFirstAnswer() {
        String arn = world.machine("m", Definitions.PASS);
        var first = world.engine.stateMachines().describe(arn);
        world.ticker.advance(Duration.ofMinutes(1));

        assertThat(world.machine("m", Definitions.PASS)).isEqualTo(arn);
        assertThat(world.engine.stateMachines().describe(arn)).isEqualTo(first);
        assertThatThrownBy(() -> world.machine("m", Definitions.PASS + " "))
                .hasMessage("State Machine Already Exists: '" + arn + "'");
    }

    @Test
    void anInvalidDefinitionIsRefused() {
        assertThatThrownBy(() -> world.machine("m", "{\"StartAt\": \"A\"}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("InvalidDefinition"))
                .hasMessageStartingWith("Invalid State Machine Definition: '");
    }

    @Test
    void anUpdateMakesARevisionUnlessNothingChanges() {
        String arn = world.machine("m", Definitions.PASS);
        assertThat(world.engine.stateMachines().describe(arn).revisionId()).isNull();

        var changed = update(arn, null, OTHER_ROLE);
        var same = update(arn, Definitions.PASS, OTHER_ROLE);
        var again = update(arn, Definitions.WAIT, null);

        assertThat(changed.revisionId()).isNotNull();
        assertThat(same.revisionId()).isEqualTo(changed.revisionId());
        assertThat(again.revisionId()).isNotEqualTo(changed.revisionId());
        world.restart();
        assertThat(world.engine.stateMachines().describe(arn)).isEqualTo(again);
    }

    @Test
    void aRunningExecutionKeepsItsRevision() {
        String arn = world.machine("m", Definitions.WAIT);
        String execution = world.start(arn, "e", "{}");

        update(arn, Definitions.PASS, null);
        world.restart();
        world.wind(
                Duration.ofSeconds(5), () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.eventTypes(execution)).contains("WaitStateExited");
        assertThat(world.engine.executions().stateMachineFor(execution).definition())
                .isEqualTo(Definitions.WAIT);
    }

    @Test
    void aDeletedMachineIsGoneAtOnceWhenNothingRuns() {
        String arn = world.machine("m", Definitions.PASS);
        String execution = world.start(arn, "e", "{}");

        world.engine.stateMachines().delete(arn);
        world.engine.stateMachines().delete(arn);

        assertThatThrownBy(() -> world.engine.stateMachines().describe(arn))
                .hasMessage("State Machine Does Not Exist: '" + arn + "'");
        assertThatThrownBy(() -> world.start(arn, "f", "{}")).hasMessage("State Machine Does Not Exist: '" + arn + "'");
        assertThat(world.engine.stateMachines().list(10, null).items()).isEmpty();
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.machine("m", Definitions.WAIT)).isEqualTo(arn);
    }

    @Test
    void aMachineBeingDeletedEndsItsExecutionsAtTheirNextTransition() {
        String arn = world.machine("m", Definitions.WAIT);
        String execution = world.start(arn, "e", "{}");

        world.engine.stateMachines().delete(arn);
        assertThat(world.engine.stateMachines().describe(arn).deleting()).isTrue();
        assertThatThrownBy(() -> world.start(arn, "f", "{}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("StateMachineDeleting"));
        world.restart();
        world.wind(
                Duration.ofSeconds(5), () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.ABORTED);
        World.until(() -> world.engine.stateMachines().list(10, null).items().isEmpty());
    }

    @Test
    void aMachineThatCannotBeRemovedAfterItsLastExecutionIsRemovedAtTheNextStart() {
        String arn = world.machine("m", Definitions.WAIT);
        String execution = world.start(arn, "e", "{}");
        world.engine.stateMachines().delete(arn);
        world.store.hold();
        world.ticker.advance(Duration.ofMinutes(10));
        World.until(() -> world.store.held() > 0);
        world.store.releaseNext(1);
        World.until(() -> world.describe(execution).summary().status() == Status.ABORTED);
        World.until(() -> world.store.held() > 0);

        world.store.failNext(1, "the storage is broken");
        world.store.release();

        assertThat(world.engine.stateMachines().describe(arn).deleting()).isTrue();
        world.restart();
        assertThat(world.engine.stateMachines().list(10, null).items()).isEmpty();
    }

    @Test
    void listsByCreationInPages() {
        for (int i = 0; i < 5; i++) {
            world.machine("m" + (9 - i), Definitions.PASS);
            world.ticker.advance(Duration.ofSeconds(1));
        }

        var first = world.engine.stateMachines().list(3, null);
        var second = world.engine.stateMachines().list(3, first.next());

        assertThat(first.items()).extracting(StateMachine::name).containsExactly("m9", "m8", "m7");
        assertThat(second.items()).extracting(StateMachine::name).containsExactly("m6", "m5");
        assertThat(second.next()).isNull();
    }
}
