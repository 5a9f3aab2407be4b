package dev.stepwell.interpreter;

import static dev.stepwell.interpreter.Driven.after;
import static dev.stepwell.interpreter.Driven.calls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.oracle.Coverage;
import dev.stepwell.interpreter.oracle.Oracle;
import dev.stepwell.interpreter.oracle.Verdict;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

/** One step is bounded, and costs what it touches. */
class StepBoundsTest {
    private static final String LOOP = """
            {'StartAt': 'A', 'States': {
             'A': {'Type': 'Pass', 'Next': 'B'},
             'B': {'Type': 'Choice', 'Default': 'A', 'Choices': [
              {'Variable': '$.stop', 'IsPresent': true, 'Next': 'C'}]},
             'C': {'Type': 'Succeed'}}}""";
    private static final String EACH = """
            {'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'End': true, %s 'ItemProcessor': {
             'StartAt': 'One', 'States': {'One': %s}}}}}""";
    private static final String TASK =
            "{'Type': 'Task', 'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f', 'End': true}";

    @Test
    void aLoopIsCutIntoStepsAndGoesOnUntilItsHistoryIsFull() {
        Driven run = new Driven(LOOP, "{}");

        Step first = run.start();
        int steps = 1;
        while (run.state.outcome() == null) {
            run.give(new Command.Continue(after(steps++)));
        }

        assertThat(first.effects()).containsExactly(new Effect.ContinueLater());
        assertThat(first.history()).hasSize(2 * Interpreter.TRANSITIONS_PER_STEP_MAX + 1);
        assertThat(steps).isEqualTo(13);
        assertThat(run.history).hasSize(25_000);
        HistoryEvent last = run.history.getLast();
        assertThat(last.previousId()).isEqualTo(24_999);
        assertThat(last.details())
                .isEqualTo(new EventDetails.Failure(
                        "States.Runtime", "The execution reached the maximum number of history events (25000)."));
        HistoryRules.check(run.history);
    }

    @Test
    void aCutStepCanBeStopped() {
        Driven run = new Driven(LOOP, "{}");
        run.start();

        run.give(new Command.Stop("Enough", null, after(1)));

        assertThat(run.state.outcome()).isEqualTo(new Outcome.Aborted("Enough", null));
        assertThat(run.give(new Command.Continue(after(2))).isIgnored()).isTrue();
    }

    @Test
    void aStepThatMayEnterNoStateStillTakesItsCommand() {
        Driven run = new Driven(LOOP, "{\"stop\": 1}");

        Step start = run.give(new Command.Start(Driven.START), 0);
        assertThat(start.history()).extracting(HistoryEvent::type).containsExactly(EventType.EXECUTION_STARTED);
        assertThat(start.effects()).containsExactly(new Effect.ContinueLater());
        assertThat(run.state.isCutShort()).isTrue();
        assertThat(run.state.nextDeadline()).isAfter(Driven.START);

        Step nothing = run.give(new Command.Continue(after(1)), 0);
        assertThat(nothing.history()).isEmpty();
        assertThat(nothing.effects()).containsExactly(new Effect.ContinueLater());
    }

    @Test
    void aStepEntersAsManyStatesAsItMay() {
        Driven run = new Driven(LOOP, "{\"stop\": 1}");

        Step first = run.give(new Command.Start(Driven.START), 2);
        assertThat(first.history().getLast().type()).isEqualTo(EventType.CHOICE_STATE_EXITED);
        Step second = run.give(new Command.Continue(after(1)), 1);

        assertThat(second.effects()).hasOnlyElementsOfType(Effect.Finish.class).hasSize(1);
        HistoryRules.check(run.history);
    }

    @Test
    void aCutStepGoesOnWithAWakeAfterACrash() {
        Driven run = new Driven(LOOP, "{}");
        run.start();
        assertThat(run.state.nextWake()).isEqualTo(Driven.START);

        Step step = run.give(new Command.Wake(after(1)));

        assertThat(step.history()).hasSize(2 * Interpreter.TRANSITIONS_PER_STEP_MAX);
    }

    @Test
    void manyBytesCutAStepToo() {
        String input = "\"" + "x".repeat(100_000) + "\"";
        Driven run = new Driven(LOOP, "{\"x\":" + input + "}");

        Step first = run.start();

        assertThat(first.history()).hasSizeLessThan(10);
        assertThat(first.effects()).containsExactly(new Effect.ContinueLater());
    }

    @Test
    void muchWorkOfExpressionsCutsAStepToo() {
        String loop = """
                {'StartAt': 'Keep', 'States': {
                 'Keep': {'Type': 'Pass', 'Assign': {'list.$': '$$.Execution.Input'}, 'Parameters': {}, 'Next': 'Look'},
                 'Look': {'Type': 'Choice', 'Default': 'Again', 'Choices': [
                  {'Variable': '$list[?(@ == 2)]', 'IsString': true, 'Next': 'End'}]},
                 'End': {'Type': 'Succeed'},
                 'Again': {'Type': 'Pass', 'Next': 'Look'}}}""";

        Step first = new Driven(loop, "[" + "1,".repeat(20_000) + "1]").start();

        assertThat(first.history()).hasSizeLessThan(Interpreter.TRANSITIONS_PER_STEP_MAX);
        assertThat(first.effects()).containsExactly(new Effect.ContinueLater());
    }

    @Test
    void whatWasScheduledBeforeTheCutIsCalledWithIt() {
        ArrayNode items = Json.NODES.arrayNode();
        IntStream.range(0, 40).forEach(_ -> items.add("y".repeat(10_000)));
        Driven run = new Driven(EACH.formatted("", TASK), Json.text(items));

        Step step = run.start();
        int called = calls(step).size();
        int steps = 1;
        while (step.effects().contains(new Effect.ContinueLater())) {
            step = run.give(new Command.Continue(after(0)));
            called += calls(step).size();
            steps++;
            assertThat(Driven.types(step.history()).stream().filter(EventType.LAMBDA_FUNCTION_SCHEDULED::equals))
                    .hasSameSizeAs(calls(step));
        }

        assertThat(steps).isGreaterThan(1);
        assertThat(called).isEqualTo(40);
        assertThat(run.openTasks()).hasSize(40);
    }

    @Test
    void finishingOneOfTenThousandIterationsChangesTwoScopesAndOnePage() {
        Driven run = new Driven(EACH.formatted("", TASK), numbers(10_000), Driven.limitsOf(1_000_000, 16 << 20));
        run.start();
        run.give(new Command.Continue(after(0)));
        run.state.drainChanges();

        for (int i = 0; i < 500; i++) {
            OpenTask task = run.openTasks().getFirst();
            run.give(new Command.TaskSucceeded(task.attempt(), run.state.info().input(), after(i)));
            StateChanges changes = run.state.drainChanges();

            assertThat(changes.scopes()).hasSize(1);
            assertThat(changes.removedScopes()).hasSize(1);
            assertThat(changes.pages()).hasSize(1);
            assertThat(changes.pages().getFirst().results()).hasSizeLessThanOrEqualTo(Results.PAGE);
        }
        assertThat(run.openTasks()).hasSize(40);
    }

    @Test
    void iterationsThatNeverWaitAreNeverStored() {
        Driven run = new Driven(EACH.formatted("", "{'Type': 'Pass', 'End': true}"), numbers(300));

        run.start();

        assertThat(run.state.outcome()).isNotNull();
        StateChanges changes = run.state.drainChanges();
        assertThat(changes.scopes()).isEmpty();
        assertThat(changes.removedScopes()).isEmpty();
        assertThat(changes.removedPages()).isEmpty();
    }

    @Test
    void aCutStepGoesOnTheSameWhenItWasStoredAndReadAgain() {
        String chain = """
                {'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'End': true, 'ItemProcessor': {
                 'StartAt': 'S0', 'States': {%s 'S30': {'Type': 'Succeed'}}}}}}""".formatted(IntStream.range(0, 30)
                        .mapToObj(i -> "'S" + i + "': {'Type': 'Pass', 'Next': 'S" + (i + 1) + "'},")
                        .collect(Collectors.joining()))
                .replace('\'', '"');
        ScriptedWorld whole = new ScriptedWorld(Programs.of(chain), numbers(50), ScriptedWorld.noScript(), false);
        ScriptedWorld stored = new ScriptedWorld(Programs.of(chain), numbers(50), ScriptedWorld.noScript(), true);

        assertThat(stored.run()).isEqualTo(whole.run());

        assertThat(whole.effects).contains(new Effect.ContinueLater());
        assertThat(stored.history).isEqualTo(whole.history);
        Verdict verdict = Oracle.run(chain, numbers(50), ScriptedWorld.noScript(), new Coverage());
        assertThat(GoldenTest.lines(HistoryJson.of(whole.history))).isEqualTo(GoldenTest.lines(verdict.history()));
    }

    @Test
    void whatWasRemovedIsSaidOnce() {
        Driven run =
                new Driven(EACH.formatted("'MaxConcurrency': 1, 'Retry': [{'ErrorEquals': ['E']}],", TASK), "[1, 2]");
        OpenTask first = openTask(run, run.start());
        run.give(new Command.TaskSucceeded(first.attempt(), run.state.info().input(), after(1)));
        run.state.drainChanges();
        run.give(new Command.TaskFailed(run.openTasks().getFirst().attempt(), "E", null, after(2)));

        StateChanges changes = run.state.drainChanges();
        assertThat(changes.removedPages()).hasSize(1);
        assertThat(changes.removedScopes()).hasSize(1);
        StateChanges later = run.state.drainChanges();
        assertThat(later.removedPages()).isEmpty();
        assertThat(later.removedScopes()).isEmpty();
    }

    @Test
    void resultsThatAreTooLargeAreForgottenWithTheirJoin() {
        String each = EACH.formatted(
                        "'MaxConcurrency': 1, 'Catch': [{'ErrorEquals': ['States.ALL'], 'ResultPath': null, 'Next': 'W'}],",
                        TASK)
                .replace("}}}}}}", "}}}}, 'W': {'Type': 'Wait', 'Seconds': 5, 'End': true}}}");
        Driven run = new Driven(each, "[1, 2]", Driven.limitsOf(25_000, 100));
        run.start();
        Payload result = Payload.ofText("\"" + "r".repeat(60) + "\"");
        run.give(new Command.TaskSucceeded(run.openTasks().getFirst().attempt(), result, after(1)));
        assertThat(run.state.drainChanges().pages()).hasSize(1);

        run.give(new Command.TaskSucceeded(run.openTasks().getFirst().attempt(), result, after(2)));

        assertThat(Driven.types(run.history)).contains(EventType.MAP_STATE_FAILED, EventType.WAIT_STATE_ENTERED);
        StateChanges changes = run.state.drainChanges();
        assertThat(changes.removedPages()).hasSize(1);
        assertThat(changes.root().join()).isNull();
    }

    @Test
    void resultsOfBranchesThatAreTooLargeAreForgottenWithTheirJoin() {
        String two = """
                {'StartAt': 'P', 'States': {'W': {'Type': 'Wait', 'Seconds': 5, 'End': true},
                 'P': {'Type': 'Parallel', 'Next': 'W', 'Branches': [
                  {'StartAt': 'A', 'States': {'A': %1$s}}, {'StartAt': 'B', 'States': {'B': %1$s}}],
                  'Catch': [{'ErrorEquals': ['States.ALL'], 'ResultPath': null, 'Next': 'W'}]}}}""".formatted(TASK);
        Driven run = new Driven(two, "1", Driven.limitsOf(25_000, 100));
        run.start();
        Payload result = Payload.ofText("\"" + "r".repeat(60) + "\"");
        run.give(new Command.TaskSucceeded(run.openTasks().getFirst().attempt(), result, after(1)));
        assertThat(run.state.drainChanges().pages()).hasSize(1);

        run.give(new Command.TaskSucceeded(run.openTasks().getFirst().attempt(), result, after(2)));

        assertThat(Driven.types(run.history)).contains(EventType.PARALLEL_STATE_FAILED, EventType.WAIT_STATE_ENTERED);
        assertThat(run.state.drainChanges().removedPages()).hasSize(1);
    }

    private static OpenTask openTask(Driven run, Step step) {
        assertThat(calls(step)).hasSize(1);
        return run.openTasks().getFirst();
    }

    private static String numbers(int count) {
        ArrayNode items = Json.NODES.arrayNode();
        IntStream.range(0, count).forEach(items::add);
        return Json.text(items);
    }
}
