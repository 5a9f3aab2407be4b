package dev.stepwell.acceptance.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** Answers task tokens: at once or a life later, once or twice. */
final class Approving extends Driver {
    private static final int LATE_ONE_IN = 4;
    private static final int TWICE_ONE_IN = 4;
    private static final int PATIENCE_MILLIS = 50;

    private final Journal journal;
    private final Answers answers;
    private final BlockingQueue<Answers.Answer> tokens;
    private final Deque<Answers.Answer> late = new ArrayDeque<>();
    private @Nullable SfnClient seen;

    Approving(Journal journal, Answers answers, BlockingQueue<Answers.Answer> tokens, Target target, long seed) {
        super(target, seed, Integer.MAX_VALUE, 0);
        this.journal = journal;
        this.answers = answers;
        this.tokens = tokens;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // each life has its own client
    void step(SfnClient client) {
        if (seen != client) {
            seen = client;
            while (!late.isEmpty() && answer(client, late.element())) {
                late.remove();
            }
        }
        Answers.Answer next = next();
        if (next == null) {
            return;
        }
        boolean isLate = !journal.isClosing() && random.nextInt(LATE_ONE_IN) == 0;
        if (isLate || !answer(client, next)) {
            late.add(next);
        }
    }

    private Answers.@Nullable Answer next() {
        try {
            return tokens.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** False when the server left it unsure. */
    private boolean answer(SfnClient client, Answers.Answer answer) {
        var told = answers.send(client, answer);
        if (told instanceof Told.Done && random.nextInt(TWICE_ONE_IN) == 0) {
            var second = answers.send(client, answers.newAnswer(answer.executionArn(), answer.token()));
            if (second instanceof Told.Done) {
                journal.violation("two answers were taken for " + answer);
            }
        }
        return !(told instanceof Told.Nothing<SendTaskSuccessResponse>);
    }
}
