package dev.stepwell.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.Effect;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.OpenTask;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.interpreter.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private static final int COMMANDS_MAX = 400;
    private static final int REDRIVES_MAX = 3;
    private static final String EACH = """
            {"StartAt": "Shape", "States": {
             "Shape": {"Type": "Pass", "Assign": {"long.$": "$.items[0]", "short": 1}, "Next": "Each"},
             "Each": {"Type": "Map", "InputPath": "$.items", "MaxConcurrency": 2, "End": true,
              "ItemSelector": {"v.$": "$$.Map.Item.Value"}, "ItemProcessor": {
              "StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource":
               "arn:aws:states:us-east-1:123456789012:activity:a", "End": true}}}}}}""";

    @Property(tries = 150)
    void anExecutionThatIsReadAnewAfterEachStepBehavesAsOneInMemory(@ForAll long seed) {
        Random random = new Random(seed);
        String definition = RandomMachines.definition(random);
        String input = RandomMachines.input(random);
        StoredRun kept = new StoredRun(definition, input);
        StoredRun reread = new StoredRun(definition, input);

        Command command = new Command.Start(StoredRun.START);
        boolean goesOn = true;
        for (int i = 0; goesOn; i++) {
            Step expected = kept.give(command);
            Step actual = reread.give(command);

            assertThat(actual).isEqualTo(expected);
            assertThat(reread.state().outcome()).isEqualTo(kept.state().outcome());
            Outcome outcome = kept.state().outcome();
            if (!(outcome instanceof Outcome.Succeeded)) {
                reread.reload();
                assertThat(reread.state().nextWake()).isEqualTo(kept.state().nextWake());
                assertThat(reread.state().hasOpenCalls()).isEqualTo(kept.state().hasOpenCalls());
            }
            goesOn = outcome == null
                    || (!(outcome instanceof Outcome.Succeeded)
                            && kept.state().redriveCount() < REDRIVES_MAX
                            && Interpreter.hasRoomForRedrive(kept.state().lastEventId(), Limits.aws()));
            if (outcome != null) {
                command = new Command.Redrive(command.at().plusSeconds(1));
            } else if (i < COMMANDS_MAX) {
                command = next(kept, expected, command.at(), random);
            } else {
                command = new Command.Stop(null, null, command.at());
            }
        }
        assertThat(reread.history()).isEqualTo(kept.history());
    }

    private static Command next(StoredRun run, Step last, Instant now, Random random) {
        if (last.effects().contains(new Effect.ContinueLater())) {
            return new Command.Continue(now);
        }
        List<OpenTask> open = run.state().openTasks(run.program);
        Instant wake = run.state().nextWake();
        if (open.isEmpty() || random.nextInt(6) == 0) {
            return new Command.Wake(wake == null ? now : wake);
        }
        OpenTask task = open.get(random.nextInt(open.size()));
        Attempt attempt = task.attempt();
        Payload output = Payload.ofText("\"" + "o".repeat(random.nextInt(3) * 400) + "\"");
        return switch (random.nextInt(8)) {
            case 0 -> new Command.TaskFailed(attempt, random.nextInt(3) == 0 ? "Again" : null, "why", now);
            case 1 -> new Command.Heartbeat(attempt, now);
            case 2, 3 -> new Command.TaskSubmitted(attempt, output, now);
            case 4 -> new Command.ActivityStarted(attempt, "w", now);
            default -> new Command.TaskSucceeded(attempt, output, now);
        };
    }

    @Test
    void largePayloadsAreReferredToInTheHistory() {
        StoredRun run = new StoredRun(EACH, "{\"items\": [\"" + "x".repeat(50_000) + "\", \"b\", \"c\"]}");

        run.give(new Command.Start(StoredRun.START));

        // one row for the items, which no event shows; the first item's text is in the history only
        assertThat(run.rows.values()).filteredOn(row -> row.length > 1_000).hasSize(1);
        run.reload();
        assertThat(run.state().openTasks(run.program)).hasSize(2);
    }

    @Test
    void whatNobodyRefersToAnyMoreIsDeleted() {
        StoredRun run = new StoredRun(EACH, "{\"items\": [\"" + "x".repeat(50_000) + "\", \"b\", \"c\"]}");
        run.give(new Command.Start(StoredRun.START));

        answerAll(run, 2);
        assertThat(run.rows.keySet()).anyMatch(row -> row >= StateRows.FIRST_PAYLOAD);
        run.reload();
        answerAll(run, 1);

        assertThat(run.state().outcome()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(run.rows.keySet()).containsExactly(StateRows.HEADER);
    }

    @Test
    void aStepWritesOnlyWhatItChanged() {
        StoredRun run = new StoredRun(EACH, "{\"items\": [1, 2, 3, 4, 5, 6, 7, 8]}");
        run.give(new Command.Start(StoredRun.START));
        OpenTask task = run.state().openTasks(run.program).getFirst();

        run.give(new Command.ActivityStarted(task.attempt(), "w", StoredRun.START));

        assertThat(run.written)
                .extracting(StateRow::row)
                .containsExactlyInAnyOrder(
                        StateRows.HEADER, StateRows.scope(task.attempt().scope()));
    }

    @Test
    void versionOneIsWrittenAndReadAsEver() throws IOException {
        StoredRun run = new StoredRun(EACH, "{\"items\": [\"" + "x".repeat(300) + "\", \"b\", \"c\"]}");
        run.give(new Command.Start(StoredRun.START));
        answerAll(run, 1);

        ByteArrayOutputStream all = new ByteArrayOutputStream();
        run.rows.forEach((row, value) -> {
            all.writeBytes(
                    ByteBuffer.allocate(12).putLong(row).putInt(value.length).array());
            all.writeBytes(value);
        });
        ByteBuffer stored = ByteBuffer.wrap(Fixtures.check("state-v1", all.toByteArray()));

        run.rows.clear();
        while (stored.hasRemaining()) {
            long row = stored.getLong();
            byte[] value = new byte[stored.getInt()];
            stored.get(value);
            run.rows.put(row, value);
        }
        run.reload();
        answerAll(run, 2);
        assertThat(run.state().outcome())
                .isEqualTo(new Outcome.Succeeded(Payload.ofText("[\"done\",\"done\",\"done\"]")));
    }

    private static void answerAll(StoredRun run, int tasks) {
        for (int i = 0; i < tasks; i++) {
            Attempt attempt = run.state().openTasks(run.program).getFirst().attempt();
            run.give(new Command.ActivityStarted(attempt, "w", StoredRun.START));
            run.give(new Command.TaskSucceeded(attempt, Payload.ofText("\"done\""), StoredRun.START));
        }
    }
}
